using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.LoginApiCrypto.Migrations
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE SEQUENCE audit_entries_id_seq;
                CREATE TABLE audit_entries (
                    id bigint NOT NULL DEFAULT nextval('audit_entries_id_seq'),
                    occurred_at timestamp with time zone NOT NULL DEFAULT now(),
                    account_id integer,
                    address text,
                    action text NOT NULL,
                    subject text NOT NULL,
                    subject_id text NOT NULL,
                    before jsonb,
                    after jsonb)
                    PARTITION BY RANGE (occurred_at);
                CREATE TABLE audit_entries_default PARTITION OF audit_entries DEFAULT;
                CREATE INDEX ix_audit_entries_id ON audit_entries (id);
                CREATE INDEX ix_audit_entries_subject_subject_id_id ON audit_entries (subject, subject_id, id);

                CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'entries of the audit cannot be changed';
                END
                $$;
                CREATE TRIGGER append_only BEFORE UPDATE ON audit_entries
                    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();

                -- The values of some columns: secrets are masked, long texts are cut.
                CREATE FUNCTION audit_values(row_values jsonb, columns text[], secrets text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
                    SELECT jsonb_object_agg(name, CASE
                        WHEN row_values -> name = 'null' THEN 'null'
                        WHEN name = ANY (secrets) THEN '"***"'
                        WHEN length(row_values ->> name) > 1000 THEN to_jsonb(left(row_values ->> name, 1000) || '..')
                        ELSE row_values -> name END)
                    FROM unnest(columns) AS name
                    WHERE row_values IS NOT NULL
                $$;

                -- Arguments: the name of the subject, its secret columns, the columns whose changes are not worth an entry, and the column
                -- with its id, if that is another one than id.
                CREATE FUNCTION write_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    old_values jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
                    new_values jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
                    secrets text[] := string_to_array(TG_ARGV[1], ',') || ARRAY(
                        SELECT attname::text FROM pg_attribute WHERE attrelid = TG_RELID AND atttypid = 'bytea'::regtype);
                    changed text[] := ARRAY(
                        SELECT name FROM jsonb_object_keys(coalesce(new_values, old_values)) AS name
                        WHERE old_values -> name IS DISTINCT FROM new_values -> name
                            AND name <> ALL (string_to_array(TG_ARGV[2], ',')));
                BEGIN
                    IF changed <> '{}' THEN
                        INSERT INTO audit_entries (account_id, address, action, subject, subject_id, before, after) VALUES (
                            nullif(current_setting('icaro.account', true), '')::integer,
                            nullif(current_setting('icaro.address', true), ''),
                            CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END,
                            TG_ARGV[0],
                            coalesce(new_values, old_values) ->> coalesce(TG_ARGV[3], 'id'),
                            audit_values(old_values, changed, secrets),
                            audit_values(new_values, changed, secrets));
                    END IF;
                    RETURN NULL;
                END
                $$;

                CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON boxes
                    FOR EACH ROW EXECUTE FUNCTION write_audit_entry('box', '', 'updated', 'registration_number');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP FUNCTION write_audit_entry CASCADE;
                DROP FUNCTION audit_values;
                DROP TABLE audit_entries;
                DROP FUNCTION refuse_audit_change;
                DROP SEQUENCE audit_entries_id_seq;
                """);
        }
    }
}
