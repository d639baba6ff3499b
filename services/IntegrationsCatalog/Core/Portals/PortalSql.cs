namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>The queries for captive portals. <see cref="PortalRows"/> reads the columns in this order.</summary>
internal static class PortalSql
{
    /// <summary>
    /// The counter of the outbox, in which every change inserts a row. It may include an uncommitted change, which is announced later.
    /// </summary>
    public const string Version = "SELECT COALESCE(pg_sequence_last_value(pg_get_serial_sequence('outbox', 'id')::regclass), 0)";

    /// <summary>$1: ids, or null for all; $2: hotspots whose integrations are included, or null.</summary>
    public const string Integrations = """
        SELECT id, pre_auth_redirect_url, post_auth_redirect_url, confirmation, data, privacy, signing_secret
        FROM integrations
        WHERE $1::int[] IS NULL OR id = ANY ($1) OR id IN (
            SELECT integration_id FROM hotspot_integrations WHERE hotspot_id = ANY ($2) AND enabled)
        ORDER BY id
        """;

    /// <summary>$1: ids, or null for all.</summary>
    public const string Hotspots = $"""
        SELECT
            hotspot.id, hotspot.uuid, hotspot.name,
            business_name, business_vat, business_address, business_email, business_dpo, business_dpo_mail,
            portal_urls, venue_info_url,
            COALESCE((SELECT body FROM disclaimers WHERE id = hotspot.tos_disclaimer_id), terms_of_use),
            COALESCE((SELECT body FROM disclaimers WHERE id = hotspot.privacy_disclaimer_id), marketing_use),
            (SELECT COALESCE(jsonb_object_agg(key, value), jsonb_build_object())::text
                FROM hotspot_preferences WHERE hotspot_id = hotspot.id AND NOT starts_with(key, 'marketing_')),
            ARRAY(
                SELECT integration_id FROM hotspot_integrations
                WHERE hotspot_id = hotspot.id AND enabled ORDER BY integration_id),
            ARRAY(SELECT uuid FROM units WHERE hotspot_id = hotspot.id ORDER BY id),
            ARRAY(SELECT secret FROM units WHERE hotspot_id = hotspot.id ORDER BY id),
            ARRAY(SELECT token.integration_id {TokensOfHotspot}),
            ARRAY(SELECT token.token_hash {TokensOfHotspot}),
            privacy_name, privacy_vat, privacy_address, privacy_email, privacy_dpo, privacy_dpo_mail
        FROM hotspots AS hotspot
            JOIN accounts AS reseller ON reseller.id = hotspot.account_id
        WHERE $1::int[] IS NULL OR hotspot.id = ANY ($1)
        ORDER BY hotspot.id
        """;

    private const string TokensOfHotspot = """
        FROM access_tokens AS token
            JOIN accounts AS customer ON customer.id = token.account_id
            JOIN integrations AS integration ON integration.id = token.integration_id
            WHERE customer.hotspot_id = hotspot.id AND integration.confirmation = 'signed' ORDER BY token.id
        """;
}
