using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.IntegrationsCatalog.Migrations
{
    /// <inheritdoc />
    public partial class LastSyncs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "last_sync",
                table: "hotspot_integrations");

            migrationBuilder.CreateTable(
                name: "last_syncs",
                columns: table => new
                {
                    hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    integration_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_last_syncs", x => new { x.hotspot_id, x.integration_id });
                    table.ForeignKey(
                        name: "fk_last_syncs_hotspot_integrations_hotspot_id_integration_id",
                        columns: x => new { x.hotspot_id, x.integration_id },
                        principalTable: "hotspot_integrations",
                        principalColumns: new[] { "hotspot_id", "integration_id" },
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "last_syncs");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_sync",
                table: "hotspot_integrations",
                type: "timestamp with time zone",
                nullable: true);
        }
    }
}
