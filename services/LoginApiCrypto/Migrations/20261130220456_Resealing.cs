using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icaro.LoginApiCrypto.Migrations
{
    /// <inheritdoc />
    public partial class Resealing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                -- Arguments: the name of the subject, its secret columns, the columns whose changes are not worth an entry, and the column
                -- with its id, if that is another one than id.
                CREATE OR REPLACE FUNCTION write_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
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
                    -- Sealed again with another key: no value changes.
                    IF current_setting('icaro.resealing', true) = 'on' THEN
                        RETURN NULL;
                    END IF;
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
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                -- Arguments: the name of the subject, its secret columns, the columns whose changes are not worth an entry, and the column
                -- with its id, if that is another one than id.
                CREATE OR REPLACE FUNCTION write_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
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
                """);
        }
    }
}
