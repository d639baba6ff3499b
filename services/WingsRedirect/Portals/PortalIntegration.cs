namespace Icaro.WingsRedirect.Portals;

/// <summary>An integration, as far as guests meet its platform.</summary>
/// <param name="Line">As the catalog told it.</param>
/// <param name="Signature">What the platform confirms with; null when it need not confirm.</param>
internal sealed record PortalIntegration(
    IntegrationLine Line, PlatformPage? PreAuthPage, PlatformPage? PostAuthPage, bool IsMinimal, ConfirmationKey? Signature)
{
    public int Id => Line.Id;

    public static PortalIntegration Of(IntegrationLine line, KeyRing keys) => new(
        line,
        PlatformPage.Of(line.PreAuthRedirectUrl),
        PlatformPage.Of(line.PostAuthRedirectUrl),
        line.Data == "minimal",
        line.Confirmation == "signed" ? new ConfirmationKey(keys.OpenText(line.SealedSigningSecret, SealPurpose.SigningSecret)) : null);

    /// <returns>Null when the platform does not want to see guests at this step.</returns>
    public PlatformPage? PageFor(Step step) => step == Step.Pre ? PreAuthPage : PostAuthPage;
}
