using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.IntegrationsCatalog.Migrations
{
    /// <inheritdoc />
    public partial class SunUi : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "sms_added",
                table: "subscriptions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "sms_threshold",
                table: "subscriptions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "privacy_disclaimer_id",
                table: "hotspots",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "tos_disclaimer_id",
                table: "hotspots",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "username_key",
                table: "accounts",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_hotspots_privacy_disclaimer_id",
                table: "hotspots",
                column: "privacy_disclaimer_id");

            migrationBuilder.CreateIndex(
                name: "ix_hotspots_tos_disclaimer_id",
                table: "hotspots",
                column: "tos_disclaimer_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_username_key",
                table: "accounts",
                column: "username_key",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_hotspots_disclaimer_privacy_disclaimer_id",
                table: "hotspots",
                column: "privacy_disclaimer_id",
                principalTable: "disclaimers",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "fk_hotspots_disclaimer_tos_disclaimer_id",
                table: "hotspots",
                column: "tos_disclaimer_id",
                principalTable: "disclaimers",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_hotspots_disclaimer_privacy_disclaimer_id",
                table: "hotspots");

            migrationBuilder.DropForeignKey(
                name: "fk_hotspots_disclaimer_tos_disclaimer_id",
                table: "hotspots");

            migrationBuilder.DropIndex(
                name: "ix_hotspots_privacy_disclaimer_id",
                table: "hotspots");

            migrationBuilder.DropIndex(
                name: "ix_hotspots_tos_disclaimer_id",
                table: "hotspots");

            migrationBuilder.DropIndex(
                name: "ix_accounts_username_key",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "sms_added",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "sms_threshold",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "privacy_disclaimer_id",
                table: "hotspots");

            migrationBuilder.DropColumn(
                name: "tos_disclaimer_id",
                table: "hotspots");

            migrationBuilder.DropColumn(
                name: "username_key",
                table: "accounts");
        }
    }
}
