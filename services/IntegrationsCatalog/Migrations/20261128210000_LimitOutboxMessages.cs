using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Icaro.IntegrationsCatalog.Migrations;

/// <summary>For every writer, plain SQL included. What is in the outbox already may leave it.</summary>
[DbContext(typeof(CatalogDbContext))]
[Migration("20261128210000_LimitOutboxMessages")]
internal sealed class LimitOutboxMessages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "ALTER TABLE outbox ADD CONSTRAINT ck_outbox_payload_size CHECK (octet_length(payload) <= 1048576) NOT VALID");

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE outbox DROP CONSTRAINT ck_outbox_payload_size");
}
