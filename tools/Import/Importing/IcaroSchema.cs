namespace Icaro.Import.Importing;

/// <summary>A table of the original.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Required">The columns without which its rows mean nothing.</param>
/// <param name="Others">The other columns that are imported, or that this system computes itself.</param>
internal sealed record IcaroTable(string Name, string[] Required, string[] Others)
{
    public IEnumerable<string> Columns => [.. Required, .. Others];
}

/// <summary>The tables of the original's database.</summary>
internal static class IcaroSchema
{
    /// <summary>The imported tables.</summary>
    public static readonly IReadOnlyDictionary<string, IcaroTable> Tables = new[]
    {
        Table(
            "subscription_plans", "id code name",
            "description price period included_sms max_units advanced_report wings_customization social_analytics"),
        Table(
            "accounts", "id creator_id type name username password",
            "uuid email privacy_name privacy_vat privacy_address privacy_email privacy_dpo privacy_dpo_mail created"),
        Table("accounts_hotspots", "account_id hotspot_id", "id"),
        Table("account_preferences", "account_id key value", "id"),
        Table("subscriptions", "account_id subscription_plan_id", "id valid_from valid_until created"),
        Table(
            "hotspots", "id uuid account_id name",
            "description business_name business_vat business_address business_email business_dpo business_dpo_mail created"
                + " integration_terms"),
        Table("hotspot_preferences", "hotspot_id key value", "id"),
        Table("units", "id hotspot_id mac_address uuid secret", "name description created"),
        Table(
            "integrations", "id name webhook_url webhook_token",
            "description site logo pre_auth_redirect_url post_auth_redirect_url privacy"),
        Table("account_integrations", "id account_id integration_id", ""),
        Table("hotspot_integrations", "id hotspot_id integration_id", "last_sync"),
        Table("access_tokens", "id account_id token type acls description", "role expires"),
        Table("disclaimers", "id type title body", ""),
        Table("disclaimers_accounts", "disclaimer_id account_id", "id"),
        Table("disclaimers_hotspots", "disclaimer_id hotspot_id", "id"),
    }.ToDictionary(table => table.Name);

    /// <summary>The tables of guests and their sessions, which belong to the system of the captive portals.</summary>
    public static readonly IReadOnlySet<string> OfPortals = new HashSet<string>
    {
        "account_sms_counts", "ade_tokens", "daemon_auths", "devices", "hotspot_sms_counts", "hotspot_vouchers", "session_histories",
        "sessions", "short_urls", "user_histories", "user_marketings", "user_sessions", "user_temp_sessions", "users",
    };

    private static IcaroTable Table(string name, string required, string others) =>
        new(name, required.Split(' '), others.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
