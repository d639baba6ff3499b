using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.WebhookDispatch.Migrations
{
    /// <inheritdoc />
    public partial class EndpointHeaders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int[]>(
                name: "retry_schedule",
                table: "endpoints",
                type: "integer[]",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_headers",
                table: "endpoints",
                type: "bytea",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "retry_schedule",
                table: "endpoints");

            migrationBuilder.DropColumn(
                name: "sealed_headers",
                table: "endpoints");
        }
    }
}
