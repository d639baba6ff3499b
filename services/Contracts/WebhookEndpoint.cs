namespace Icaro.Contracts;

/// <summary>Where a platform receives its webhooks, and how it recognizes that they are ours.</summary>
public sealed record WebhookEndpoint
{
    /// <summary>
    /// The id of what the endpoint belongs to: an integration, a project's integration, a module's connection. All of them count together.
    /// </summary>
    public required int EndpointId { get; init; }

    /// <summary>One of <see cref="EndpointChannel"/>.</summary>
    public string Channel { get; init; } = EndpointChannel.Icaro;

    /// <summary>Counts the changes of the endpoint: what an older version says is out of date, whenever it arrives.</summary>
    public long Version { get; init; }

    public required string Url { get; init; }

    /// <summary>
    /// How we show that we are ourselves: the value of <c>X-Icaro-WebHook-Token</c> or the partner's token (empty for none), sealed
    /// for <see cref="SealPurpose.WebhookToken"/>, or <c>tenant/user:password</c>, sealed for <see cref="SealPurpose.CumulocityLogin"/>.
    /// </summary>
    public required byte[] SealedToken { get; init; }

    /// <summary>The Standard Webhooks secret (<c>whsec_…</c>), sealed for <see cref="SealPurpose.SigningSecret"/>.</summary>
    public required byte[] SealedSigningSecret { get; init; }

    /// <summary>Secrets that sign as well until their time is over, newest first.</summary>
    public IReadOnlyList<RetiringSecret> RetiringSecrets { get; init; } = [];
}
