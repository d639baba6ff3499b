namespace Icaro.WingsRedirect.Wax;

/// <summary>GET /wax/privacy/HOTSPOT as Sun-UI reads it: a list to choose from, in which here is one text each.</summary>
internal sealed record Privacy(
    IReadOnlyList<Disclaimer> PrivacyDisclaimers, IReadOnlyList<Disclaimer> TosDisclaimers, int PrivacySelectedId, int TosSelectedId)
{
    public static Privacy Of(Disclaimers disclaimers) => new(
        [new(0, "privacy", "Default", disclaimers.MarketingUse)], [new(0, "tos", "Default", disclaimers.TermsOfUse)], 0, 0);
}

internal sealed record Disclaimer(int Id, string Type, string Title, string Body);
