namespace Icaro.IntegrationsCatalog.Core.Epochs;

internal static class EpochSql
{
    /// <summary>The first number of the current epoch, below which no sequence continues.</summary>
    public const string FirstNumber = "(SELECT max(first_number) FROM epochs)";

    /// <summary>
    /// Starts an epoch on a database that is not the one of the last epoch. Versions continue with the epoch's numbers,
    /// ids that the lost changes may have used are passed over, and platforms receive the state of the restored database.
    /// </summary>
    /// <remarks>
    /// pg_walfile_name begins with the timeline, which a promoted standby increments at once; pg_control_checkpoint follows later.
    /// A standby, which is asked while the primary is searched, has no current timeline.
    /// </remarks>
    public static readonly string StartIfRestored = $"""
        DO $$
        DECLARE
            here CONSTANT text := concat_ws(
                '/',
                (SELECT system_identifier FROM pg_control_system()),
                (SELECT oid FROM pg_database WHERE datname = current_database()),
                CASE WHEN NOT pg_is_in_recovery() THEN left(pg_walfile_name(pg_current_wal_lsn()), 8) END);
            new_first CONSTANT bigint := floor(extract(epoch FROM clock_timestamp()))::bigint << {SequenceNumbers.CounterBits};
            counter regclass;
        BEGIN
            IF pg_is_in_recovery() OR to_regclass('epochs') IS NULL THEN
                RETURN;
            END IF;
            IF EXISTS (SELECT FROM epochs WHERE identity = here) THEN
                RETURN;
            END IF;
            PERFORM pg_advisory_xact_lock(x'65706f6368'::bigint);
            IF EXISTS (SELECT FROM epochs WHERE identity = here) THEN
                RETURN;
            END IF;
            IF NOT EXISTS (SELECT FROM epochs) THEN
                INSERT INTO epochs (first_number, identity, started_at) VALUES (1, here, now());
                RETURN;
            END IF;

            INSERT INTO epochs (first_number, identity, started_at) VALUES (new_first, here, now());
            UPDATE module_connections SET activity_sequence = new_first - 1, endpoint_version = new_first - 1;
            UPDATE integrations SET endpoint_version = new_first - 1;
            UPDATE project_integrations SET endpoint_version = new_first - 1;
            FOR counter IN SELECT oid FROM pg_class WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace LOOP
                PERFORM setval(counter, nextval(counter) + 1000000);
            END LOOP;
            INSERT INTO integration_resyncs (integration_id, after_hotspot_id) SELECT id, 0 FROM integrations
            ON CONFLICT (integration_id) DO UPDATE SET after_hotspot_id = 0;
            RAISE WARNING 'The database was restored, or a standby took over: a new epoch begins.';
        END
        $$
        """;
}
