namespace Icaro.IntegrationsCatalog.HotspotIntegrations;

/// <summary>
/// The statements of a toggle, sent together in one round trip. The first one locks the switch: all that follows, and the
/// row in the outbox, happens in the order of the sequence.
/// </summary>
/// <remarks>$1 is the hotspot, $2 the integration.</remarks>
internal static class ToggleSql
{
    public const string SwitchOn = """
        INSERT INTO hotspot_integrations AS switch (hotspot_id, integration_id, enabled, sequence) VALUES ($1, $2, TRUE, 1)
        ON CONFLICT (hotspot_id, integration_id) DO UPDATE SET enabled = TRUE, sequence = switch.sequence + 1
        RETURNING sequence
        """;

    public const string SwitchOff = """
        UPDATE hotspot_integrations SET enabled = FALSE, sequence = sequence + 1
        WHERE hotspot_id = $1 AND integration_id = $2 AND enabled
        RETURNING sequence
        """;

    public const string Endpoint = """
        SELECT id, webhook_url, webhook_token, signing_secret, retiring_secrets, endpoint_version FROM integrations WHERE id = $1
        """;

    public const string Hotspot = """
        SELECT id, uuid, name, description, business_name, business_vat, business_address, business_email, business_dpo
        FROM hotspots WHERE id = $1
        """;

    public const string Accounts = """
        SELECT id, uuid, type, name, username, password_digest, email
        FROM accounts WHERE hotspot_id = $1 AND type IN ('customer', 'desk') ORDER BY id
        """;

    public const string Units = "SELECT id, mac_address, name, description, uuid FROM units WHERE hotspot_id = $1 ORDER BY id";

    /// <summary>$1 integration, $2 customer, $3 hash and $4 sealed text of a new token, $5 now. Answers the token that counts: the old one, if any.</summary>
    public const string ApiToken = """
        INSERT INTO access_tokens AS token (integration_id, account_id, token_hash, api_token, type, acls, created)
        VALUES ($1, $2, $3, $4, 'api', 'read', $5)
        ON CONFLICT (integration_id, account_id) DO UPDATE SET acls = token.acls
        RETURNING api_token
        """;

    /// <summary>The platform's tokens die with the customers' last switch.</summary>
    public const string RevokeApiTokens = """
        DELETE FROM access_tokens AS token USING accounts AS customer
        WHERE token.integration_id = $2 AND token.account_id = customer.id AND customer.hotspot_id = $1
        RETURNING token.token_hash
        """;
}
