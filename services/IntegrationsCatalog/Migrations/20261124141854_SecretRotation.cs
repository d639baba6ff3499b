using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.IntegrationsCatalog.Migrations
{
    /// <inheritdoc />
    public partial class SecretRotation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "endpoint_version",
                table: "integrations",
                type: "bigint",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<string>(
                name: "retiring_secrets",
                table: "integrations",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "endpoint_version",
                table: "integrations");

            migrationBuilder.DropColumn(
                name: "retiring_secrets",
                table: "integrations");
        }
    }
}
