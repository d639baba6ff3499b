using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.LoginApiCrypto.Migrations
{
    /// <inheritdoc />
    public partial class HotelGuestsAndTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<string>>(
                name: "pms_inputs",
                table: "boxes",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<int>(
                name: "ticket_template",
                table: "boxes",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "pms_inputs",
                table: "boxes");

            migrationBuilder.DropColumn(
                name: "ticket_template",
                table: "boxes");
        }
    }
}
