using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.IntegrationsCatalog.Migrations
{
    /// <inheritdoc />
    public partial class PasswordHashSetting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "sends_password_hash",
                table: "integrations",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            // What was there before goes on as before; what is new has it only when somebody wants it, also at the release before.
            migrationBuilder.AlterColumn<bool>(
                name: "sends_password_hash",
                table: "integrations",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                oldClrType: typeof(bool),
                oldType: "boolean",
                oldDefaultValue: true);

            // Modules never get it.
            migrationBuilder.Sql(
                """
                UPDATE integrations SET sends_password_hash = FALSE
                WHERE id IN (SELECT integration_id FROM module_connections) OR id IN (SELECT integration_id FROM retiring_integrations);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "sends_password_hash",
                table: "integrations");
        }
    }
}
