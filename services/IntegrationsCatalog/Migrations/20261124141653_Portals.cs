using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.IntegrationsCatalog.Migrations
{
    /// <inheritdoc />
    public partial class Portals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "confirmation",
                table: "integrations",
                type: "text",
                nullable: false,
                defaultValue: "none");

            migrationBuilder.AddColumn<string>(
                name: "data",
                table: "integrations",
                type: "text",
                nullable: false,
                defaultValue: "full");

            migrationBuilder.AddColumn<string>(
                name: "marketing_use",
                table: "hotspots",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string[]>(
                name: "portal_urls",
                table: "hotspots",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "preferences",
                table: "hotspots",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "terms_of_use",
                table: "hotspots",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "venue_info_url",
                table: "hotspots",
                type: "text",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "confirmation",
                table: "integrations");

            migrationBuilder.DropColumn(
                name: "data",
                table: "integrations");

            migrationBuilder.DropColumn(
                name: "marketing_use",
                table: "hotspots");

            migrationBuilder.DropColumn(
                name: "portal_urls",
                table: "hotspots");

            migrationBuilder.DropColumn(
                name: "preferences",
                table: "hotspots");

            migrationBuilder.DropColumn(
                name: "terms_of_use",
                table: "hotspots");

            migrationBuilder.DropColumn(
                name: "venue_info_url",
                table: "hotspots");
        }
    }
}
