namespace Icaro.Contracts;

/// <summary>Where a platform receives its webhooks, and how it recognizes that they are ours.</summary>
public sealed record WebhookEndpoint
{
    /// <summary>The id of the integration that the endpoint belongs to.</summary>
    public required int EndpointId { get; init; }

    /// <summary>Counts the changes of the endpoint: what an older version says is out of date, whenever it arrives.</summary>
    public long Version { get; init; }

    public required string Url { get; init; }

    /// <summary>The value of <c>X-Icaro-WebHook-Token</c>, sealed for <see cref="SealPurpose.WebhookToken"/>.</summary>
    public required byte[] SealedToken { get; init; }

    /// <summary>The Standard Webhooks secret (<c>whsec_…</c>), sealed for <see cref="SealPurpose.SigningSecret"/>.</summary>
    public required byte[] SealedSigningSecret { get; init; }

    /// <summary>Secrets that sign as well until their time is over, newest first.</summary>
    public IReadOnlyList<RetiringSecret> RetiringSecrets { get; init; } = [];
}
