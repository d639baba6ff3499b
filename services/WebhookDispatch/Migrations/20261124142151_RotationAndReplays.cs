using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.WebhookDispatch.Migrations
{
    /// <inheritdoc />
    public partial class RotationAndReplays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "retiring_secrets",
                table: "endpoints",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "endpoints",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "replays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    hotspot_id = table.Column<int>(type: "integer", nullable: true),
                    integration_id = table.Column<int>(type: "integer", nullable: true),
                    status = table.Column<string>(type: "text", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    after_hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    after_integration_id = table.Column<int>(type: "integer", nullable: false),
                    after_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_replays", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "replays");

            migrationBuilder.DropColumn(
                name: "retiring_secrets",
                table: "endpoints");

            migrationBuilder.DropColumn(
                name: "version",
                table: "endpoints");
        }
    }
}
