namespace Icaro.ExternalPlatform.Receiving;

/// <summary>What the platform makes of a webhook.</summary>
/// <param name="Status">The HTTP status that it is answered with.</param>
/// <param name="Reason"><see cref="Accepted"/>, or why not.</param>
/// <param name="SignatureValid">Whether token and signature were right.</param>
/// <param name="Body">The body, when it is as documented.</param>
internal sealed record Verdict(int Status, string Reason, bool SignatureValid = false, WebhookBody? Body = null)
{
    public const string Accepted = "accepted";

    public static Verdict Of(WebhookRefusal refusal) => new(
        refusal == WebhookRefusal.BodyTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status401Unauthorized,
        refusal.Reason());
}
