namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Where the webhooks of an integration go, as its newest version that was heard of says.</summary>
internal sealed class DeliveryEndpoint
{
    /// <summary>The id of the integration.</summary>
    public int Id { get; init; }

    public required string Url { get; init; }

    public required byte[] SealedToken { get; init; }

    public required byte[] SealedSigningSecret { get; init; }

    /// <summary>JSON of the secrets that sign as well until their time is over, each sealed; newest first.</summary>
    public string RetiringSecrets { get; init; } = "[]";

    /// <summary>What older versions say does not count.</summary>
    public long Version { get; init; }

    /// <summary>When the toggle or the change happened that told of this version.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Since then nothing is sent; deliveries wait.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>One of <see cref="DisableReason"/>.</summary>
    public string? DisabledReason { get; set; }
}
