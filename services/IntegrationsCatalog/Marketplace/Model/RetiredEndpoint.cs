namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>
/// An endpoint without new deliveries. The dispatcher discards the pending ones when it is told of the removal, so they get some time
/// first.
/// </summary>
internal sealed class RetiredEndpoint
{
    public required int EndpointId { get; init; }

    /// <summary>The module of a connection; null for an integration.</summary>
    public int? ModuleId { get; init; }

    /// <summary>Of a connection. If the module reuses the client id for a new connection, old callbacks must not reach that one.</summary>
    public string? ClientIdHash { get; init; }

    public required DateTimeOffset RetiredAt { get; init; }
}

/// <summary>An integration of a disconnected module, to be disabled for every hotspot and then deleted.</summary>
internal sealed class RetiringIntegration
{
    public required int IntegrationId { get; init; }
}
