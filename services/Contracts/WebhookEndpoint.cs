namespace Icaro.Contracts;

/// <summary>The address and the secrets of an endpoint.</summary>
public sealed record WebhookEndpoint
{
    /// <summary>
    /// The id of its integration, project integration or module connection. All three share one sequence.
    /// </summary>
    public required int EndpointId { get; init; }

    /// <summary>One of <see cref="EndpointChannel"/>.</summary>
    public string Channel { get; init; } = EndpointChannel.Icaro;

    /// <summary>Increases with every change of the endpoint. An older version is ignored, whenever it arrives.</summary>
    public long Version { get; init; }

    public required string Url { get; init; }

    /// <summary>
    /// Authenticates this system: the value of <c>X-Icaro-WebHook-Token</c> or the partner's token (empty for none), sealed
    /// for <see cref="SealPurpose.WebhookToken"/>, or <c>tenant/user:password</c>, sealed for <see cref="SealPurpose.CumulocityLogin"/>.
    /// </summary>
    public required byte[] SealedToken { get; init; }

    /// <summary>The Standard Webhooks secret (<c>whsec_…</c>), sealed for <see cref="SealPurpose.SigningSecret"/>.</summary>
    public required byte[] SealedSigningSecret { get; init; }

    /// <summary>Secrets that sign as well until they expire, newest first.</summary>
    public IReadOnlyList<RetiringSecret> RetiringSecrets { get; init; } = [];
}
