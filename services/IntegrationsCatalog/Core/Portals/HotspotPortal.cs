namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>A hotspot's captive portal. In a request, missing fields keep their values.</summary>
/// <param name="PortalUrls">The addresses of the portal. Guests are only sent back to these hosts.</param>
/// <param name="VenueInfoUrl">A page about the venue, which devices offer to their users.</param>
/// <param name="TermsOfUse">A template, in which for example <c>{{ .BusinessName }}</c> stands for the hotspot's field.</param>
/// <param name="MarketingUse">A template.</param>
/// <param name="Preferences">The portal's own settings, by key. Missing ones keep their values too.</param>
internal sealed record HotspotPortal(
    IReadOnlyList<string>? PortalUrls,
    string? VenueInfoUrl,
    string? TermsOfUse,
    string? MarketingUse,
    Dictionary<string, string>? Preferences) : IRequestBody<HotspotPortal>
{
    private const int MaxUrls = 20;
    private const int MaxText = 100_000;

    public static JsonTypeInfo<HotspotPortal> Json => CatalogJson.Default.HotspotPortal;

    public static HotspotPortal Empty { get; } = new(null, null, null, null, null);

    public static HotspotPortal Example { get; } = new(
        ["https://portal.example"], "https://venue.example", "Terms of {{ .BusinessName }}", "Marketing", new() { ["sms_login"] = "true" });

    /// <param name="hotspot">The hotspot.</param>
    /// <param name="bodies">The texts of its disclaimers, by id.</param>
    /// <param name="preferences">Its settings.</param>
    public static HotspotPortal Of(Hotspot hotspot, Dictionary<int, string> bodies, Dictionary<string, string> preferences) => new(
        hotspot.PortalUrls,
        hotspot.VenueInfoUrl,
        bodies.GetValueOrDefault(hotspot.TosDisclaimerId ?? 0, hotspot.TermsOfUse),
        bodies.GetValueOrDefault(hotspot.PrivacyDisclaimerId ?? 0, hotspot.MarketingUse),
        preferences);

    public string? FindFault()
    {
        var check = new FieldCheck()
            .Check(PortalUrls is not { Count: > MaxUrls }, nameof(PortalUrls), $"has more than {MaxUrls} entries")
            .Url(VenueInfoUrl)
            .Optional(TermsOfUse, MaxText)
            .Optional(MarketingUse, MaxText)
            .Check(Preferences?.Values.All(value => value is not null) ?? true, nameof(Preferences), "holds null");
        foreach (var url in PortalUrls ?? [])
            check.Required(url, MaxText, nameof(PortalUrls)).Url(url, nameof(PortalUrls));
        foreach (var (key, value) in Preferences ?? [])
        {
            check.Required(key, HotspotPreference.MaxKeyLength, nameof(Preferences))
                .Optional(value, HotspotPreference.MaxTotalLength, nameof(Preferences));
        }

        return check.Fault;
    }

    public void ApplyTo(Hotspot hotspot)
    {
        hotspot.PortalUrls = PortalUrls is null ? hotspot.PortalUrls : [.. PortalUrls];
        hotspot.VenueInfoUrl = VenueInfoUrl ?? hotspot.VenueInfoUrl;
        // What is set last is shown: the text, or a disclaimer.
        if (TermsOfUse is not null)
            (hotspot.TermsOfUse, hotspot.TosDisclaimerId) = (TermsOfUse, null);
        if (MarketingUse is not null)
            (hotspot.MarketingUse, hotspot.PrivacyDisclaimerId) = (MarketingUse, null);
    }
}
