using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.WebhookDispatch.Migrations
{
    /// <inheritdoc />
    public partial class Lanes : Migration
    {
        /// <summary>Partitioned tables are more than EF can make. What is pending has its turn with the first sweep.</summary>
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "failing_since",
                table: "endpoints",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "failures",
                table: "endpoints",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "last_failed_hotspot_id",
                table: "endpoints",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "max_in_flight",
                table: "endpoints",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "on_failure",
                table: "endpoints",
                type: "text",
                nullable: false,
                defaultValue: "skip");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_until",
                table: "endpoints",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "places",
                table: "endpoints",
                type: "integer",
                nullable: false,
                defaultValue: 4);

            migrationBuilder.AddColumn<int>(
                name: "rate_limit",
                table: "endpoints",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "rate_used_until",
                table: "endpoints",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.Sql(
                """
                ALTER TABLE deliveries RENAME TO deliveries_before;
                ALTER TABLE attempts RENAME TO attempts_before;
                ALTER TABLE deliveries_before DROP CONSTRAINT pk_deliveries, DROP CONSTRAINT deliveries_sequence;
                ALTER TABLE attempts_before DROP CONSTRAINT pk_attempts;
                DROP INDEX endpoint_due, ix_deliveries_hotspot_id_integration_id_sequence, ix_deliveries_received_at_id, lane_head, lane_pending;

                CREATE TABLE lanes (
                    hotspot_id integer NOT NULL,
                    integration_id integer NOT NULL,
                    endpoint_id integer NOT NULL,
                    reached_sequence bigint NOT NULL DEFAULT 0,
                    head_id uuid,
                    attempt_count integer NOT NULL DEFAULT 0,
                    retry_count integer NOT NULL DEFAULT 0,
                    retry_until timestamptz,
                    next_attempt_at timestamptz,
                    leased_until timestamptz,
                    blocked boolean NOT NULL DEFAULT FALSE,
                    gap_since timestamptz,
                    CONSTRAINT pk_lanes PRIMARY KEY (hotspot_id, integration_id))
                    WITH (fillfactor = 50);
                CREATE INDEX lanes_due ON lanes (endpoint_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
                CREATE INDEX lanes_gap ON lanes (gap_since) WHERE gap_since IS NOT NULL;

                CREATE TABLE deliveries (
                    id uuid NOT NULL,
                    hotspot_id integer NOT NULL,
                    integration_id integer NOT NULL,
                    endpoint_id integer NOT NULL,
                    sequence bigint NOT NULL CONSTRAINT deliveries_sequence CHECK (sequence > 0),
                    status text NOT NULL,
                    sealed_body bytea NOT NULL,
                    trace_parent text,
                    occurred_at timestamptz NOT NULL,
                    received_at timestamptz NOT NULL,
                    attempt_count integer NOT NULL,
                    settled_at timestamptz,
                    delivered_at timestamptz)
                    PARTITION BY RANGE (delivered_at);
                CREATE TABLE deliveries_default PARTITION OF deliveries DEFAULT;
                CREATE UNIQUE INDEX ix_deliveries_id_delivered_at ON deliveries (id, delivered_at) NULLS NOT DISTINCT;
                CREATE UNIQUE INDEX ix_deliveries_hotspot_id_integration_id_sequence_delivered_at
                    ON deliveries (hotspot_id, integration_id, sequence, delivered_at) NULLS NOT DISTINCT;
                CREATE INDEX ix_deliveries_received_at_id ON deliveries (received_at, id);
                CREATE INDEX deliveries_pending ON deliveries_default (hotspot_id, integration_id, sequence)
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

                INSERT INTO deliveries
                SELECT id, hotspot_id, integration_id, endpoint_id, sequence, status, sealed_body, trace_parent, occurred_at, received_at,
                    attempt_count, settled_at, CASE WHEN status = 'delivered' THEN now() END
                FROM deliveries_before;
                INSERT INTO attempts
                SELECT delivery_id, number, greatest(started_at, now() - interval '1 day'), duration_ms, status_code, error_class, sealed_response_sample
                FROM attempts_before;
                INSERT INTO lanes (hotspot_id, integration_id, endpoint_id, reached_sequence, gap_since)
                SELECT hotspot_id, integration_id, max(endpoint_id), coalesce(max(sequence) FILTER (WHERE status <> 'pending'), 0), '-infinity'
                FROM deliveries_before GROUP BY hotspot_id, integration_id;
                DROP TABLE deliveries_before, attempts_before;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The lanes' state has no place in the older tables.");
    }
}
