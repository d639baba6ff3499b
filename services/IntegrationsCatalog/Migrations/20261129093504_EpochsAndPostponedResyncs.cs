using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.IntegrationsCatalog.Migrations
{
    /// <inheritdoc />
    public partial class EpochsAndPostponedResyncs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "epochs",
                columns: table => new
                {
                    first_number = table.Column<long>(type: "bigint", nullable: false),
                    identity = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_epochs", x => x.first_number);
                });

            migrationBuilder.CreateTable(
                name: "postponed_resyncs",
                columns: table => new
                {
                    integration_id = table.Column<int>(type: "integer", nullable: false),
                    hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    retry_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postponed_resyncs", x => new { x.integration_id, x.hotspot_id });
                    table.ForeignKey(
                        name: "fk_postponed_resyncs_hotspots_hotspot_id",
                        column: x => x.hotspot_id,
                        principalTable: "hotspots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_postponed_resyncs_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_epochs_identity",
                table: "epochs",
                column: "identity",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_postponed_resyncs_hotspot_id",
                table: "postponed_resyncs",
                column: "hotspot_id");

            migrationBuilder.CreateIndex(
                name: "ix_postponed_resyncs_retry_at",
                table: "postponed_resyncs",
                column: "retry_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "epochs");

            migrationBuilder.DropTable(
                name: "postponed_resyncs");
        }
    }
}
