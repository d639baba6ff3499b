namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>
/// The settings that every hotspot begins with, by key. Sun-UI lists what is there, and the portal reads it; both know Icaro's keys. A page
/// of a hotspot without settings never finishes loading.
/// </summary>
internal static class DefaultPreferences
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["user_expiration_days"] = "30",
        ["temp_session_duration"] = "300",
        ["facebook_login"] = "true",
        ["facebook_login_page"] = "",
        ["linkedin_login"] = "true",
        ["sms_login"] = "true",
        ["sms_login_max"] = "0",
        ["sms_login_threshold"] = "0",
        ["email_login"] = "true",
        ["email_login_skip_auth"] = "false",
        ["voucher_login"] = "false",
        ["temp_code_login"] = "false",
        ["auto_login"] = "true",
        ["auth_renew"] = "true",
        ["bypass_macaddress_check"] = "false",
        ["check_email_domain"] = "false",
        ["check_email_domain_list"] = "",
        ["check_marketing"] = "false",
        ["CoovaChilli-Bandwidth-Max-Down"] = "0",
        ["CoovaChilli-Bandwidth-Max-Up"] = "0",
        ["CoovaChilli-Max-Total-Octets"] = "0",
        ["CoovaChilli-Max-Navigation-Time"] = "0",
        ["wifi4eu_enabled"] = "false",
        ["wifi4eu_id"] = "",
        ["wifi4eu_lang"] = "",
        ["wifi4eu_zdebug"] = "false",
        ["captive_1_redir"] = "",
        ["captive_2_title"] = "Wi-Fi",
        ["captive_3_logo"] = "",
        ["captive_4_subtitle"] = "",
        ["captive_5_banner"] = "",
        ["captive_6_description"] = "",
        ["captive_7_background"] = "#2a87be",
        ["captive_81_bg_image"] = "",
        ["captive_82_container_bg_color"] = "#ffffffff",
        ["captive_83_title_color"] = "#4A4A4A",
        ["captive_84_text_color"] = "#4A4A4A",
        ["captive_85_text_style"] = "Roboto",
        ["marketing_0_reason_country"] = "false",
        ["marketing_1_enabled"] = "false",
        ["marketing_2_feedback_email"] = "",
        ["marketing_3_first_email_enabled"] = "false",
        ["marketing_4_second_email_enabled"] = "false",
        ["marketing_5_sms_enabled"] = "false",
        ["marketing_6_first_after"] = "",
        ["marketing_7_second_after"] = "expiration",
        ["marketing_8_second_after_days"] = "",
        ["marketing_9_threshold"] = "3",
        ["marketing_10_first_url"] = "",
        ["marketing_11_second_url"] = "",
        ["marketing_12_third_url"] = "",
        ["marketing_13_feedback_body_text"] = "",
        ["marketing_14_review_body_text"] = "",
        ["marketing_15_feedback_subject_text"] = "",
        ["marketing_16_review_subject_text"] = "",
    };

    /// <summary>
    /// Adds what hotspots of earlier releases and of old dumps lack. The settings of a portal that runs with some are not changed but for
    /// its look, which Sun-UI shows only as a whole.
    /// </summary>
    /// <returns>The ids of the changed hotspots.</returns>
    public static async Task<HashSet<int>> AddMissingDefaultPreferencesAsync(
        this CatalogDbContext db, CancellationToken cancellationToken) =>
        await db.Database
            .SqlQuery<int>(
                $"""
                INSERT INTO hotspot_preferences (hotspot_id, key, value)
                SELECT hotspot.id, given.key, given.value
                FROM hotspots AS hotspot, unnest({All.Keys.ToArray()}, {All.Values.ToArray()}) AS given (key, value)
                WHERE NOT EXISTS (SELECT FROM hotspot_preferences WHERE hotspot_id = hotspot.id AND key = 'captive_1_redir')
                    AND (starts_with(given.key, 'captive_')
                        OR NOT EXISTS (SELECT FROM hotspot_preferences WHERE hotspot_id = hotspot.id))
                ON CONFLICT (hotspot_id, key) DO NOTHING
                RETURNING hotspot_id AS "Value"
                """)
            .ToHashSetAsync(cancellationToken);
}

internal sealed class DefaultPreferencesSeed : IDatabaseSeed<CatalogDbContext>
{
    public Task SeedAsync(CatalogDbContext db, CancellationToken cancellationToken) =>
        db.AddMissingDefaultPreferencesAsync(cancellationToken);
}
