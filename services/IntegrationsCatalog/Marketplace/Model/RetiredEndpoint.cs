namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>
/// Where nothing new will be sent, but the last word may still be on its way. Only when it has had its time is the dispatcher told
/// that the endpoint is gone, since it then discards what is left.
/// </summary>
internal sealed class RetiredEndpoint
{
    public required int EndpointId { get; init; }

    /// <summary>Of a connection; null for an integration.</summary>
    public int? ModuleId { get; init; }

    /// <summary>Of a connection: should the module take it again for a new one, an old callback must not reach that.</summary>
    public string? ClientIdHash { get; init; }

    public required DateTimeOffset RetiredAt { get; init; }
}

/// <summary>An integration whose module is gone: it is switched off hotspot by hotspot, and then deleted.</summary>
internal sealed class RetiringIntegration
{
    public required int IntegrationId { get; init; }
}
