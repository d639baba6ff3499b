using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Icaro.IntegrationsCatalog.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "integrations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    site = table.Column<string>(type: "text", nullable: false),
                    logo = table.Column<string>(type: "text", nullable: false),
                    webhook_url = table.Column<string>(type: "text", nullable: false),
                    webhook_token = table.Column<byte[]>(type: "bytea", nullable: false),
                    signing_secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    retiring_secrets = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    endpoint_version = table.Column<long>(type: "bigint", nullable: false, defaultValue: 1L),
                    pre_auth_redirect_url = table.Column<string>(type: "text", nullable: false),
                    post_auth_redirect_url = table.Column<string>(type: "text", nullable: false),
                    privacy = table.Column<string>(type: "text", nullable: false),
                    confirmation = table.Column<string>(type: "text", nullable: false, defaultValue: "none"),
                    data = table.Column<string>(type: "text", nullable: false, defaultValue: "full"),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_integrations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "login_attempts",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_login_attempts", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retired_endpoints",
                columns: table => new
                {
                    endpoint_id = table.Column<int>(type: "integer", nullable: false),
                    module_id = table.Column<int>(type: "integer", nullable: true),
                    client_id_hash = table.Column<string>(type: "text", nullable: true),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retired_endpoints", x => x.endpoint_id);
                });

            migrationBuilder.CreateTable(
                name: "subscription_plans",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    price = table.Column<decimal>(type: "numeric", nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    included_sms = table.Column<int>(type: "integer", nullable: false),
                    max_units = table.Column<int>(type: "integer", nullable: false),
                    advanced_report = table.Column<bool>(type: "boolean", nullable: false),
                    wings_customization = table.Column<bool>(type: "boolean", nullable: false),
                    social_analytics = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscription_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verified_proofs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    verification_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verified_proofs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "integration_resyncs",
                columns: table => new
                {
                    integration_id = table.Column<int>(type: "integer", nullable: false),
                    after_hotspot_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_integration_resyncs", x => x.integration_id);
                    table.ForeignKey(
                        name: "fk_integration_resyncs_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "retiring_integrations",
                columns: table => new
                {
                    integration_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retiring_integrations", x => x.integration_id);
                    table.ForeignKey(
                        name: "fk_retiring_integrations_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_tokens",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false),
                    api_token = table.Column<byte[]>(type: "bytea", nullable: true),
                    type = table.Column<string>(type: "text", nullable: false),
                    acls = table.Column<string>(type: "text", nullable: false),
                    integration_id = table.Column<int>(type: "integer", nullable: true),
                    expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_tokens_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_integrations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    integration_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_integrations", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_integrations_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_preferences",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_preferences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    creator_id = table.Column<int>(type: "integer", nullable: false),
                    uuid = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    username = table.Column<string>(type: "text", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: false),
                    password_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    privacy_name = table.Column<string>(type: "text", nullable: false),
                    privacy_vat = table.Column<string>(type: "text", nullable: false),
                    privacy_address = table.Column<string>(type: "text", nullable: false),
                    privacy_email = table.Column<string>(type: "text", nullable: false),
                    privacy_dpo = table.Column<string>(type: "text", nullable: false),
                    privacy_dpo_mail = table.Column<string>(type: "text", nullable: false),
                    hotspot_id = table.Column<int>(type: "integer", nullable: true),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    key_hash = table.Column<string>(type: "text", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_used = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_keys_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "disclaimers",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disclaimers", x => x.id);
                    table.ForeignKey(
                        name: "fk_disclaimers_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hotspots",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    uuid = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    business_name = table.Column<string>(type: "text", nullable: false),
                    business_vat = table.Column<string>(type: "text", nullable: false),
                    business_address = table.Column<string>(type: "text", nullable: false),
                    business_email = table.Column<string>(type: "text", nullable: false),
                    business_dpo = table.Column<string>(type: "text", nullable: false),
                    business_dpo_mail = table.Column<string>(type: "text", nullable: false),
                    portal_urls = table.Column<string[]>(type: "text[]", nullable: false, defaultValueSql: "'{}'"),
                    venue_info_url = table.Column<string>(type: "text", nullable: false),
                    terms_of_use = table.Column<string>(type: "text", nullable: false),
                    marketing_use = table.Column<string>(type: "text", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hotspots", x => x.id);
                    table.ForeignKey(
                        name: "fk_hotspots_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "modules",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    partner_id = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    logo = table.Column<string>(type: "text", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    allowed_scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    simple_connection = table.Column<bool>(type: "boolean", nullable: false),
                    config_url = table.Column<string>(type: "text", nullable: false),
                    register_format = table.Column<string>(type: "text", nullable: false),
                    published = table.Column<bool>(type: "boolean", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_modules", x => x.id);
                    table.ForeignKey(
                        name: "fk_modules_accounts_partner_id",
                        column: x => x.partner_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    subscription_plan_id = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscriptions", x => x.id);
                    table.ForeignKey(
                        name: "fk_subscriptions_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_subscriptions_subscription_plans_subscription_plan_id",
                        column: x => x.subscription_plan_id,
                        principalTable: "subscription_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    device_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_devices", x => x.id);
                    table.ForeignKey(
                        name: "fk_devices_hotspots_hotspot_id",
                        column: x => x.hotspot_id,
                        principalTable: "hotspots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hotspot_integrations",
                columns: table => new
                {
                    hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    integration_id = table.Column<int>(type: "integer", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hotspot_integrations", x => new { x.hotspot_id, x.integration_id });
                    table.ForeignKey(
                        name: "fk_hotspot_integrations_hotspots_hotspot_id",
                        column: x => x.hotspot_id,
                        principalTable: "hotspots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hotspot_integrations_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hotspot_preferences",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hotspot_preferences", x => x.id);
                    table.ForeignKey(
                        name: "fk_hotspot_preferences_hotspots_hotspot_id",
                        column: x => x.hotspot_id,
                        principalTable: "hotspots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "project_integrations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, defaultValueSql: "nextval('integrations_id_seq')"),
                    hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    token = table.Column<byte[]>(type: "bytea", nullable: false),
                    signing_secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    tenant_id = table.Column<string>(type: "text", nullable: true),
                    user = table.Column<string>(type: "text", nullable: true),
                    cumulocity_login = table.Column<byte[]>(type: "bytea", nullable: true),
                    device_types = table.Column<string[]>(type: "text[]", nullable: false),
                    data = table.Column<bool>(type: "boolean", nullable: false),
                    events = table.Column<bool>(type: "boolean", nullable: false),
                    batch_size = table.Column<int>(type: "integer", nullable: false),
                    endpoint_version = table.Column<long>(type: "bigint", nullable: false),
                    disabled_reason = table.Column<string>(type: "text", nullable: true),
                    state_changed = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_integrations", x => x.id);
                    table.ForeignKey(
                        name: "fk_project_integrations_hotspots_hotspot_id",
                        column: x => x.hotspot_id,
                        principalTable: "hotspots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    mac_address = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    uuid = table.Column<string>(type: "text", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                    table.ForeignKey(
                        name: "fk_units_hotspots_hotspot_id",
                        column: x => x.hotspot_id,
                        principalTable: "hotspots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "module_connections",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, defaultValueSql: "nextval('integrations_id_seq')"),
                    module_id = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    api_key_hash = table.Column<string>(type: "text", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    client_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    client_id_hash = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    logo = table.Column<string>(type: "text", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    freeze = table.Column<bool>(type: "boolean", nullable: false),
                    base_url = table.Column<string>(type: "text", nullable: false),
                    activity_path = table.Column<string>(type: "text", nullable: false),
                    settings_path = table.Column<string>(type: "text", nullable: false),
                    available_countries = table.Column<string[]>(type: "text[]", nullable: false),
                    account_url = table.Column<string>(type: "text", nullable: false),
                    integration_id = table.Column<int>(type: "integer", nullable: true),
                    activity_sequence = table.Column<long>(type: "bigint", nullable: false),
                    endpoint_version = table.Column<long>(type: "bigint", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_module_connections", x => x.id);
                    table.ForeignKey(
                        name: "fk_module_connections_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_module_connections_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_module_connections_modules_module_id",
                        column: x => x.module_id,
                        principalTable: "modules",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "module_registrations",
                columns: table => new
                {
                    module_id = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    attempt = table.Column<Guid>(type: "uuid", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    api_key_hash = table.Column<string>(type: "text", nullable: true),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    edit = table.Column<byte[]>(type: "bytea", nullable: true),
                    client_id_hash = table.Column<string>(type: "text", nullable: true),
                    edit_fault = table.Column<string>(type: "text", nullable: true),
                    error_code = table.Column<string>(type: "text", nullable: true),
                    error_message = table.Column<string>(type: "text", nullable: true),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_module_registrations", x => new { x.module_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_module_registrations_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_module_registrations_modules_module_id",
                        column: x => x.module_id,
                        principalTable: "modules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "last_syncs",
                columns: table => new
                {
                    hotspot_id = table.Column<int>(type: "integer", nullable: false),
                    integration_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_last_syncs", x => new { x.hotspot_id, x.integration_id });
                    table.ForeignKey(
                        name: "fk_last_syncs_hotspot_integrations_hotspot_id_integration_id",
                        columns: x => new { x.hotspot_id, x.integration_id },
                        principalTable: "hotspot_integrations",
                        principalColumns: new[] { "hotspot_id", "integration_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "device_sequences",
                columns: table => new
                {
                    integration_id = table.Column<int>(type: "integer", nullable: false),
                    device_id = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_device_sequences", x => new { x.integration_id, x.device_id });
                    table.ForeignKey(
                        name: "fk_device_sequences_devices_device_id",
                        column: x => x.device_id,
                        principalTable: "devices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_device_sequences_project_integrations_integration_id",
                        column: x => x.integration_id,
                        principalTable: "project_integrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "subscription_plans",
                columns: new[] { "id", "advanced_report", "code", "description", "included_sms", "max_units", "name", "period", "price", "social_analytics", "wings_customization" },
                values: new object[,]
                {
                    { 1, false, "free", "One access point, to try", 0, 1, "Free", 365, 0m, false, false },
                    { 2, false, "basic", "For a single venue", 100, 10, "Basic", 365, 90m, false, true },
                    { 3, true, "standard", "For several venues", 500, 100, "Standard", 365, 190m, false, true },
                    { 4, true, "advanced", "For chains and cities", 2000, 1000, "Advanced", 365, 490m, true, true }
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_account_id",
                table: "access_tokens",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_integration_id_account_id",
                table: "access_tokens",
                columns: new[] { "integration_id", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_tokens_token_hash",
                table: "access_tokens",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_integrations_account_id_integration_id",
                table: "account_integrations",
                columns: new[] { "account_id", "integration_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_integrations_integration_id",
                table: "account_integrations",
                column: "integration_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_preferences_account_id_key",
                table: "account_preferences",
                columns: new[] { "account_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_creator_id",
                table: "accounts",
                column: "creator_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_hotspot_id",
                table: "accounts",
                column: "hotspot_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_username",
                table: "accounts",
                column: "username",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_uuid",
                table: "accounts",
                column: "uuid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_account_id",
                table: "api_keys",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_key_hash",
                table: "api_keys",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_device_sequences_device_id",
                table: "device_sequences",
                column: "device_id");

            migrationBuilder.CreateIndex(
                name: "ix_devices_hotspot_id_device_id",
                table: "devices",
                columns: new[] { "hotspot_id", "device_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disclaimers_account_id",
                table: "disclaimers",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_hotspot_integrations_integration_id",
                table: "hotspot_integrations",
                column: "integration_id");

            migrationBuilder.CreateIndex(
                name: "ix_hotspot_preferences_hotspot_id_key",
                table: "hotspot_preferences",
                columns: new[] { "hotspot_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hotspots_account_id",
                table: "hotspots",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_hotspots_uuid",
                table: "hotspots",
                column: "uuid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_login_attempts_until",
                table: "login_attempts",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_account_id",
                table: "module_connections",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_api_key_hash",
                table: "module_connections",
                column: "api_key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_integration_id",
                table: "module_connections",
                column: "integration_id");

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_module_id_account_id",
                table: "module_connections",
                columns: new[] { "module_id", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_connections_module_id_client_id_hash",
                table: "module_connections",
                columns: new[] { "module_id", "client_id_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_account_id",
                table: "module_registrations",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_api_key_hash",
                table: "module_registrations",
                column: "api_key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_attempt",
                table: "module_registrations",
                column: "attempt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_lease_until",
                table: "module_registrations",
                column: "lease_until");

            migrationBuilder.CreateIndex(
                name: "ix_module_registrations_module_id_client_id_hash",
                table: "module_registrations",
                columns: new[] { "module_id", "client_id_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_modules_code",
                table: "modules",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_modules_partner_id",
                table: "modules",
                column: "partner_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_integrations_hotspot_id",
                table: "project_integrations",
                column: "hotspot_id");

            migrationBuilder.CreateIndex(
                name: "ix_retired_endpoints_retired_at",
                table: "retired_endpoints",
                column: "retired_at");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_account_id",
                table: "subscriptions",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_subscription_plan_id",
                table: "subscriptions",
                column: "subscription_plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_units_hotspot_id",
                table: "units",
                column: "hotspot_id");

            migrationBuilder.CreateIndex(
                name: "ix_units_mac_address",
                table: "units",
                column: "mac_address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_units_uuid",
                table: "units",
                column: "uuid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verified_proofs_expires",
                table: "verified_proofs",
                column: "expires");

            migrationBuilder.AddForeignKey(
                name: "fk_access_tokens_accounts_account_id",
                table: "access_tokens",
                column: "account_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_account_integrations_accounts_account_id",
                table: "account_integrations",
                column: "account_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_account_preferences_accounts_account_id",
                table: "account_preferences",
                column: "account_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_accounts_hotspots_hotspot_id",
                table: "accounts",
                column: "hotspot_id",
                principalTable: "hotspots",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            // Partitioned by the day of arrival, so that a partition always exists. There are no foreign keys, which would cost every
            // point a check: whoever deletes devices deletes their data.
            migrationBuilder.Sql(
                """
                CREATE SEQUENCE device_data_id_seq;
                CREATE TABLE device_data (
                    id bigint NOT NULL DEFAULT nextval('device_data_id_seq'),
                    device_id integer NOT NULL,
                    hotspot_id integer NOT NULL,
                    gateway_id text,
                    payload_id text NOT NULL,
                    source text NOT NULL,
                    timestamp timestamptz NOT NULL,
                    data_types integer NOT NULL,
                    payload text NOT NULL,
                    received_at timestamptz NOT NULL DEFAULT now())
                    PARTITION BY RANGE (received_at);
                CREATE TABLE device_data_default PARTITION OF device_data DEFAULT;
                CREATE INDEX ix_device_data_device_id_payload_id ON device_data (device_id, payload_id);
                CREATE INDEX ix_device_data_device_id_timestamp_id ON device_data (device_id, timestamp, id);
                CREATE INDEX ix_device_data_hotspot_id_timestamp_id ON device_data (hotspot_id, timestamp, id);

                ALTER TABLE outbox ADD CONSTRAINT ck_outbox_payload_size CHECK (octet_length(payload) <= 1048576);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE device_data; DROP SEQUENCE device_data_id_seq;");

            migrationBuilder.DropForeignKey(
                name: "fk_hotspots_accounts_account_id",
                table: "hotspots");

            migrationBuilder.DropTable(
                name: "access_tokens");

            migrationBuilder.DropTable(
                name: "account_integrations");

            migrationBuilder.DropTable(
                name: "account_preferences");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "device_sequences");

            migrationBuilder.DropTable(
                name: "disclaimers");

            migrationBuilder.DropTable(
                name: "hotspot_preferences");

            migrationBuilder.DropTable(
                name: "integration_resyncs");

            migrationBuilder.DropTable(
                name: "last_syncs");

            migrationBuilder.DropTable(
                name: "login_attempts");

            migrationBuilder.DropTable(
                name: "module_connections");

            migrationBuilder.DropTable(
                name: "module_registrations");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "retired_endpoints");

            migrationBuilder.DropTable(
                name: "retiring_integrations");

            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "verified_proofs");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "project_integrations");

            migrationBuilder.DropTable(
                name: "hotspot_integrations");

            migrationBuilder.DropTable(
                name: "modules");

            migrationBuilder.DropTable(
                name: "subscription_plans");

            migrationBuilder.DropTable(
                name: "integrations");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "hotspots");
        }
    }
}
