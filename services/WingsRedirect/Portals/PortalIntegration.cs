namespace Icaro.WingsRedirect.Portals;

/// <summary>What redirects need of an integration.</summary>
/// <param name="Line">The line of the catalog.</param>
/// <param name="Terms">The platform's privacy text, as HTML that is safe in any portal.</param>
/// <param name="Signature">The key with which the platform confirms guests; null when no confirmation is required.</param>
internal sealed record PortalIntegration(
    IntegrationLine Line, PlatformPage? PreAuthPage, PlatformPage? PostAuthPage, bool IsMinimal, string Terms, ConfirmationKey? Signature)
{
    public int Id => Line.Id;

    /// <summary>Whether it must be given a state, or must not be given the portal's own parameters.</summary>
    public bool NeedsState => IsMinimal || Signature is not null;

    /// <param name="line">The line of the catalog.</param>
    /// <param name="keys">Opens its secret.</param>
    /// <param name="former">What was known of it: an equal text is not sanitized again.</param>
    public static PortalIntegration Of(IntegrationLine line, KeyRing keys, PortalIntegration? former) => new(
        line,
        PlatformPage.Of(line.PreAuthRedirectUrl),
        PlatformPage.Of(line.PostAuthRedirectUrl),
        line.Data == "minimal",
        former?.Line.Privacy == line.Privacy ? former.Terms : SafeHtml.Of(line.Privacy),
        line.Confirmation == "signed" ? new ConfirmationKey(keys.OpenText(line.SealedSigningSecret, SealPurpose.SigningSecret)) : null);

    /// <returns>Null when the platform has no page for the step.</returns>
    public PlatformPage? PageFor(Step step) => step == Step.Pre ? PreAuthPage : PostAuthPage;
}
