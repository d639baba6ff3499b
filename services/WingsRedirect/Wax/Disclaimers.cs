namespace Icaro.WingsRedirect.Wax;

/// <summary>The texts to which the guests of a hotspot agree.</summary>
internal sealed record Disclaimers(string TermsOfUse, string MarketingUse)
{
    public static Disclaimers Of(PortalHotspot hotspot, IEnumerable<PortalIntegration> integrations)
    {
        var texts = DisclaimerTemplates.Of(hotspot, integrations);
        return new(texts.FillTerms(hotspot.Texts.TermsOfUse), texts.FillMarketing(hotspot.Texts.MarketingUse));
    }
}

/// <summary>Fills templates for a hotspot.</summary>
/// <param name="IntegrationTerms">The privacy texts of the enabled integrations, which become part of the terms of use.</param>
internal sealed record DisclaimerTemplates(HotspotProfile Hotspot, string IntegrationTerms)
{
    public static DisclaimerTemplates Of(PortalHotspot hotspot, IEnumerable<PortalIntegration> integrations) => new(
        HotspotProfile.Unpack(hotspot.Profile),
        string.Join('\n', integrations.Select(integration => integration.Terms).Where(text => text is not "")));

    public string FillTerms(string template) => TermsTemplate.Fill(template, Hotspot, IntegrationTerms);

    public string FillMarketing(string template) => TermsTemplate.Fill(template, Hotspot, "");
}
