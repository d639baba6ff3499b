using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.WebhookDispatch.Migrations
{
    /// <inheritdoc />
    public partial class DeliveryRollups : Migration
    {
        /// <summary>Partitioned tables are more than EF can make.</summary>
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "account_id",
                table: "deliveries",
                type: "integer",
                nullable: true);

            migrationBuilder.Sql(
                """
                CREATE TABLE rollup_deltas (
                    recorded_at timestamptz NOT NULL,
                    endpoint_ids integer[] NOT NULL,
                    account_ids integer[] NOT NULL,
                    outcomes text[] NOT NULL,
                    duration_classes integer[] NOT NULL);

                CREATE TABLE delivery_minutes (
                    bucket timestamptz NOT NULL,
                    endpoint_id integer NOT NULL,
                    account_id integer NOT NULL,
                    outcome text NOT NULL,
                    duration_class integer NOT NULL,
                    count bigint NOT NULL,
                    CONSTRAINT pk_delivery_minutes PRIMARY KEY (bucket, endpoint_id, account_id, outcome, duration_class))
                    PARTITION BY RANGE (bucket);
                CREATE TABLE delivery_minutes_default PARTITION OF delivery_minutes DEFAULT;

                CREATE TABLE delivery_hours (
                    bucket timestamptz NOT NULL,
                    endpoint_id integer NOT NULL,
                    account_id integer NOT NULL,
                    outcome text NOT NULL,
                    duration_class integer NOT NULL,
                    count bigint NOT NULL,
                    CONSTRAINT pk_delivery_hours PRIMARY KEY (bucket, endpoint_id, account_id, outcome, duration_class))
                    PARTITION BY RANGE (bucket);
                CREATE TABLE delivery_hours_default PARTITION OF delivery_hours DEFAULT;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rollup_deltas");

            migrationBuilder.DropTable(
                name: "delivery_minutes");

            migrationBuilder.DropTable(
                name: "delivery_hours");

            migrationBuilder.DropColumn(
                name: "account_id",
                table: "deliveries");
        }
    }
}
