using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Icaro.WebhookDispatch.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <summary>Partitioned tables, and room for updates in place, are more than EF can make.</summary>
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cumulocity_objects",
                columns: table => new
                {
                    endpoint_id = table.Column<int>(type: "integer", nullable: false),
                    device_id = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    object_id = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cumulocity_objects", x => new { x.endpoint_id, x.device_id });
                });

            migrationBuilder.CreateTable(
                name: "endpoints",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    sealed_token = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_signing_secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    retiring_secrets = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    version = table.Column<long>(type: "bigint", nullable: false, defaultValue: 0L),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    disabled_reason = table.Column<string>(type: "text", nullable: true),
                    refused_version = table.Column<long>(type: "bigint", nullable: true),
                    on_failure = table.Column<string>(type: "text", nullable: false, defaultValue: "skip"),
                    rate_limit = table.Column<int>(type: "integer", nullable: true),
                    max_in_flight = table.Column<int>(type: "integer", nullable: true),
                    concurrency_limit = table.Column<int>(type: "integer", nullable: false, defaultValue: 4),
                    failures = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    last_failed_subject_id = table.Column<int>(type: "integer", nullable: true),
                    failing_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paused_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rate_used_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_endpoints", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "replays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    hotspot_id = table.Column<int>(type: "integer", nullable: true),
                    endpoint_id = table.Column<int>(type: "integer", nullable: true),
                    status = table.Column<string>(type: "text", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    after_endpoint_id = table.Column<int>(type: "integer", nullable: false),
                    after_subject_id = table.Column<int>(type: "integer", nullable: false),
                    after_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_replays", x => x.id);
                });

            migrationBuilder.Sql(
                """
                CREATE TABLE lanes (
                    endpoint_id integer NOT NULL,
                    subject_id integer NOT NULL,
                    reached_sequence bigint NOT NULL DEFAULT 0,
                    head_id uuid,
                    attempt_count integer NOT NULL DEFAULT 0,
                    progress integer NOT NULL DEFAULT 0,
                    retry_count integer NOT NULL DEFAULT 0,
                    retry_until timestamptz,
                    next_attempt_at timestamptz,
                    leased_until timestamptz,
                    blocked boolean NOT NULL DEFAULT FALSE,
                    gap_since timestamptz,
                    CONSTRAINT pk_lanes PRIMARY KEY (endpoint_id, subject_id))
                    WITH (fillfactor = 50);
                CREATE INDEX lanes_due ON lanes (endpoint_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
                CREATE INDEX lanes_blocked ON lanes (endpoint_id) WHERE blocked;
                CREATE INDEX lanes_gap ON lanes (gap_since) WHERE gap_since IS NOT NULL;

                CREATE TABLE deliveries (
                    id uuid NOT NULL,
                    endpoint_id integer NOT NULL,
                    subject_id integer NOT NULL,
                    hotspot_id integer,
                    sequence bigint NOT NULL CONSTRAINT deliveries_sequence CHECK (sequence > 0),
                    status text NOT NULL,
                    sealed_body bytea NOT NULL,
                    trace_parent text,
                    occurred_at timestamptz NOT NULL,
                    received_at timestamptz NOT NULL,
                    attempt_count integer NOT NULL,
                    progress integer NOT NULL DEFAULT 0,
                    settled_at timestamptz,
                    delivered_at timestamptz)
                    PARTITION BY RANGE (delivered_at);
                CREATE TABLE deliveries_default PARTITION OF deliveries DEFAULT;
                CREATE UNIQUE INDEX ix_deliveries_id_delivered_at ON deliveries (id, delivered_at) NULLS NOT DISTINCT;
                CREATE UNIQUE INDEX ix_deliveries_endpoint_id_subject_id_sequence_delivered_at
                    ON deliveries (endpoint_id, subject_id, sequence, delivered_at) NULLS NOT DISTINCT;
                CREATE INDEX ix_deliveries_received_at_id ON deliveries (received_at, id);
                CREATE INDEX ix_deliveries_hotspot_id_received_at ON deliveries (hotspot_id, received_at);
                CREATE INDEX deliveries_pending ON deliveries_default (endpoint_id, subject_id, sequence) INCLUDE (received_at)
                    WHERE status = 'pending' AND delivered_at IS NULL;

                CREATE TABLE attempts (
                    delivery_id uuid NOT NULL,
                    number integer NOT NULL,
                    started_at timestamptz NOT NULL,
                    duration_ms integer NOT NULL,
                    status_code integer,
                    error_class text,
                    sealed_response_sample bytea,
                    CONSTRAINT pk_attempts PRIMARY KEY (delivery_id, number, started_at))
                    PARTITION BY RANGE (started_at);
                CREATE TABLE attempts_default PARTITION OF attempts DEFAULT;

                ALTER TABLE outbox ADD CONSTRAINT ck_outbox_payload_size CHECK (octet_length(payload) <= 1048576);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attempts");

            migrationBuilder.DropTable(
                name: "cumulocity_objects");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "endpoints");

            migrationBuilder.DropTable(
                name: "lanes");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "replays");
        }
    }
}
