using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Icaro.LoginApiCrypto.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "boxes",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    registration_number = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    base_url = table.Column<string>(type: "text", nullable: false),
                    encrypted = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    unsalted = table.Column<bool>(type: "boolean", nullable: false),
                    lapi_name = table.Column<string>(type: "text", nullable: false),
                    si_name = table.Column<string>(type: "text", nullable: false),
                    callback = table.Column<bool>(type: "boolean", nullable: false),
                    logon_types = table.Column<List<string>>(type: "text[]", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: false),
                    decision_url = table.Column<string>(type: "text", nullable: true),
                    decision_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    pms_fields = table.Column<List<string>>(type: "text[]", nullable: false),
                    pms_url = table.Column<string>(type: "text", nullable: true),
                    refresh_pages = table.Column<string>(type: "jsonb", nullable: false),
                    texts = table.Column<string>(type: "jsonb", nullable: false),
                    logo = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    previous_secret_expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_boxes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "logon_attempts",
                columns: table => new
                {
                    box_id = table.Column<int>(type: "integer", nullable: false),
                    mac = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_logon_attempts", x => new { x.box_id, x.mac });
                });

            migrationBuilder.CreateTable(
                name: "logons",
                columns: table => new
                {
                    box_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sealed_sent = table.Column<byte[]>(type: "bytea", nullable: true),
                    return_code = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_logons", x => new { x.box_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "vouchers",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    box_id = table.Column<int>(type: "integer", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    max_uses = table.Column<int>(type: "integer", nullable: false),
                    expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vouchers", x => x.id);
                    table.ForeignKey(
                        name: "fk_vouchers_boxes_box_id",
                        column: x => x.box_id,
                        principalTable: "boxes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voucher_uses",
                columns: table => new
                {
                    voucher_id = table.Column<int>(type: "integer", nullable: false),
                    logon_id = table.Column<string>(type: "text", nullable: false),
                    mac = table.Column<string>(type: "text", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_voucher_uses", x => new { x.voucher_id, x.logon_id });
                    table.ForeignKey(
                        name: "fk_voucher_uses_vouchers_voucher_id",
                        column: x => x.voucher_id,
                        principalTable: "vouchers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_boxes_registration_number",
                table: "boxes",
                column: "registration_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_logons_seen_at",
                table: "logons",
                column: "seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_box_id_code_hash",
                table: "vouchers",
                columns: new[] { "box_id", "code_hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "logon_attempts");

            migrationBuilder.DropTable(
                name: "logons");

            migrationBuilder.DropTable(
                name: "voucher_uses");

            migrationBuilder.DropTable(
                name: "vouchers");

            migrationBuilder.DropTable(
                name: "boxes");
        }
    }
}
