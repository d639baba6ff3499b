namespace Icaro.WingsRedirect.Wax;

/// <summary>What a guest of a hotspot agrees to.</summary>
internal sealed record Disclaimers(string TermsOfUse, string MarketingUse)
{
    /// <param name="hotspot">The hotspot.</param>
    /// <param name="integrations">Those that are on: their privacy texts become part of the terms of use.</param>
    public static Disclaimers Of(PortalHotspot hotspot, IEnumerable<PortalIntegration> integrations)
    {
        var profile = HotspotProfile.Unpack(hotspot.Profile);
        var privacy = string.Join('\n', integrations.Select(integration => integration.Line.Privacy).Where(text => text is not ""));
        return new(
            TermsTemplate.Fill(hotspot.Texts.TermsOfUse, profile, privacy),
            TermsTemplate.Fill(hotspot.Texts.MarketingUse, profile, ""));
    }
}
