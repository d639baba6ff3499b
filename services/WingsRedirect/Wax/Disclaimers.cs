namespace Icaro.WingsRedirect.Wax;

/// <summary>The texts to which the guests of a hotspot agree.</summary>
internal sealed record Disclaimers(string TermsOfUse, string MarketingUse)
{
    /// <param name="hotspot">The hotspot.</param>
    /// <param name="integrations">The enabled integrations, whose privacy texts become part of the terms of use.</param>
    public static Disclaimers Of(PortalHotspot hotspot, IEnumerable<PortalIntegration> integrations)
    {
        var profile = HotspotProfile.Unpack(hotspot.Profile);
        var privacy = string.Join('\n', integrations.Select(integration => integration.Line.Privacy).Where(text => text is not ""));
        return new(
            TermsTemplate.Fill(hotspot.Texts.TermsOfUse, profile, privacy),
            TermsTemplate.Fill(hotspot.Texts.MarketingUse, profile, ""));
    }
}
