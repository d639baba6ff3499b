using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.WebhookDispatch.Migrations
{
    /// <summary>Indexes that tell what waits, since when, and what is blocked, without reading the rows.</summary>
    [DbContext(typeof(DispatchDbContext))]
    [Migration("20261128204000_Backlog")]
    internal sealed class Backlog : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP INDEX deliveries_pending;
            CREATE INDEX deliveries_pending ON deliveries_default (endpoint_id, subject_id, sequence) INCLUDE (received_at)
                WHERE status = 'pending' AND delivered_at IS NULL;
            CREATE INDEX lanes_blocked ON lanes (endpoint_id) WHERE blocked;
            """);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP INDEX lanes_blocked;
            DROP INDEX deliveries_pending;
            CREATE INDEX deliveries_pending ON deliveries_default (endpoint_id, subject_id, sequence)
                WHERE status = 'pending' AND delivered_at IS NULL;
            """);
    }
}
