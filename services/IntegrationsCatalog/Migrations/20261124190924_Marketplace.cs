using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Icaro.IntegrationsCatalog.Migrations
{
    /// <inheritdoc />
    public partial class Marketplace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "modules",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    partner_id = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    logo = table.Column<string>(type: "text", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    allowed_scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    simple_connection = table.Column<bool>(type: "boolean", nullable: false),
                    config_url = table.Column<string>(type: "text", nullable: false),
                    register_format = table.Column<string>(type: "text", nullable: false),
                    published = table.Column<bool>(type: "boolean", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_modules", x => x.id);
                    table.ForeignKey(
                        name: "fk_modules_accounts_partner_id",
                        column: x => x.partner_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "retired_endpoints",
                columns: table => new
                {
                    endpoint_id = table.Column<int>(type: "integer", nullable: false),
                    module_id = table.Column<int>(type: "integer", nullable: true),
                    client_id_hash = table.Column<string>(type: "text", nullable: true),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retired_endpoints", x => x.endpoint_id);
                });

            migrationBuilder.CreateTable(
                name: "retiring_integrations",
                columns: table => new
                {
                    integration_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retiring_integrations", x => x.integration_id);
                    table.ForeignKey(
                        name: "fk_retiring_integrations_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "module_connections",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, defaultValueSql: "nextval('integrations_id_seq')"),
                    module_id = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    api_key_hash = table.Column<string>(type: "text", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    client_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    client_id_hash = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    logo = table.Column<string>(type: "text", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    freeze = table.Column<bool>(type: "boolean", nullable: false),
                    base_url = table.Column<string>(type: "text", nullable: false),
                    activity_path = table.Column<string>(type: "text", nullable: false),
                    settings_path = table.Column<string>(type: "text", nullable: false),
                    available_countries = table.Column<string[]>(type: "text[]", nullable: false),
                    account_url = table.Column<string>(type: "text", nullable: false),
                    integration_id = table.Column<int>(type: "integer", nullable: true),
                    activity_sequence = table.Column<long>(type: "bigint", nullable: false),
                    endpoint_version = table.Column<long>(type: "bigint", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_module_connections", x => x.id);
                    table.ForeignKey(
                        name: "fk_module_connections_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_module_connections_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_module_connections_modules_module_id",
                        column: x => x.module_id,
                        principalTable: "modules",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "module_registrations",
                columns: table => new
                {
                    module_id = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<Guid>(type: "uuid", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    api_key_hash = table.Column<string>(type: "text", nullable: true),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    edit = table.Column<byte[]>(type: "bytea", nullable: true),
                    client_id_hash = table.Column<string>(type: "text", nullable: true),
                    edit_fault = table.Column<string>(type: "text", nullable: true),
                    error_code = table.Column<string>(type: "text", nullable: true),
                    error_message = table.Column<string>(type: "text", nullable: true),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_module_registrations", x => new { x.module_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_module_registrations_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_module_registrations_modules_module_id",
                        column: x => x.module_id,
                        principalTable: "modules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_account_id",
                table: "module_connections",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_api_key_hash",
                table: "module_connections",
                column: "api_key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_integration_id",
                table: "module_connections",
                column: "integration_id");

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_module_id_account_id",
                table: "module_connections",
                columns: new[] { "module_id", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_module_id_client_id_hash",
                table: "module_connections",
                columns: new[] { "module_id", "client_id_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_account_id",
                table: "module_registrations",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_api_key_hash",
                table: "module_registrations",
                column: "api_key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_attempt",
                table: "module_registrations",
                column: "attempt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_lease_until",
                table: "module_registrations",
                column: "lease_until");

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_module_id_client_id_hash",
                table: "module_registrations",
                columns: new[] { "module_id", "client_id_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_modules_code",
                table: "modules",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_modules_partner_id",
                table: "modules",
                column: "partner_id");

            migrationBuilder.CreateIndex(
                name: "ix_retired_endpoints_retired_at",
                table: "retired_endpoints",
                column: "retired_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "module_connections");

            migrationBuilder.DropTable(
                name: "module_registrations");

            migrationBuilder.DropTable(
                name: "retired_endpoints");

            migrationBuilder.DropTable(
                name: "retiring_integrations");

            migrationBuilder.DropTable(
                name: "modules");
        }
    }
}
