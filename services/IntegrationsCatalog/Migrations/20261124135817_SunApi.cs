using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Icaro.IntegrationsCatalog.Migrations
{
    /// <inheritdoc />
    public partial class SunApi : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_preferences",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_preferences", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_preferences_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "disclaimers",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disclaimers", x => x.id);
                    table.ForeignKey(
                        name: "fk_disclaimers_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hotspot_preferences",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hotspot_preferences", x => x.id);
                    table.ForeignKey(
                        name: "fk_hotspot_preferences_hotspots_hotspot_id",
                        column: x => x.hotspot_id,
                        principalTable: "hotspots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "integration_resyncs",
                columns: table => new
                {
                    integration_id = table.Column<int>(type: "integer", nullable: false),
                    after_hotspot_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_integration_resyncs", x => x.integration_id);
                    table.ForeignKey(
                        name: "fk_integration_resyncs_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "login_attempts",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_login_attempts", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_preferences_account_id_key",
                table: "account_preferences",
                columns: new[] { "account_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disclaimers_account_id",
                table: "disclaimers",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_hotspot_preferences_hotspot_id_key",
                table: "hotspot_preferences",
                columns: new[] { "hotspot_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_login_attempts_until",
                table: "login_attempts",
                column: "until");

            migrationBuilder.AddForeignKey(
                name: "fk_hotspot_integrations_hotspots_hotspot_id",
                table: "hotspot_integrations",
                column: "hotspot_id",
                principalTable: "hotspots",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_hotspot_integrations_hotspots_hotspot_id",
                table: "hotspot_integrations");

            migrationBuilder.DropTable(
                name: "account_preferences");

            migrationBuilder.DropTable(
                name: "disclaimers");

            migrationBuilder.DropTable(
                name: "hotspot_preferences");

            migrationBuilder.DropTable(
                name: "integration_resyncs");

            migrationBuilder.DropTable(
                name: "login_attempts");
        }
    }
}
