namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Where the webhooks of an integration go, as the newest toggle said.</summary>
internal sealed class DeliveryEndpoint
{
    /// <summary>The id of the integration.</summary>
    public int Id { get; init; }

    public required string Url { get; init; }

    public required byte[] SealedToken { get; init; }

    public required byte[] SealedSigningSecret { get; init; }

    /// <summary>When the toggle happened that said so; what older ones say does not count.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Since then nothing is sent; deliveries wait.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>One of <see cref="DisableReason"/>.</summary>
    public string? DisabledReason { get; set; }
}
