namespace Icaro.IntegrationsCatalog.Partners.Model;

/// <summary>
/// An integration that the data and events of a project's devices are pushed to. All kinds of endpoints share one sequence of ids.
/// </summary>
internal sealed class ProjectIntegration
{
    public int Id { get; private set; }

    public required int HotspotId { get; init; }

    /// <summary>One of <see cref="ProjectIntegrationTypes"/>.</summary>
    public required string Type { get; init; }

    public string Name { get; set; } = "";

    /// <summary>The address of a webhook, or of a Cumulocity tenant without a path.</summary>
    public required string Url { get; set; }

    /// <summary>Sealed. Sent with each webhook unless it is empty, and never returned.</summary>
    public string Token { get; set; } = "";

    /// <summary>Sealed. Signs each webhook. Returned once, when it is created.</summary>
    public required string SigningSecret { get; init; }

    public string? TenantId { get; set; }

    public string? User { get; set; }

    /// <summary>Sealed, <c>tenant/user:password</c>, and never returned.</summary>
    public string? CumulocityLogin { get; set; }

    /// <summary>The <see cref="Model.DeviceTypes"/> whose data and events are pushed.</summary>
    public string[] DeviceTypes { get; set; } = Model.DeviceTypes.All;

    public bool Data { get; set; } = true;

    /// <summary>Whether it receives that devices are added, changed and removed.</summary>
    public bool Events { get; set; }

    /// <summary>The maximum number of data points of a device in a request.</summary>
    public int BatchSize { get; set; } = 1;

    /// <summary>Increases when the address or credentials change, of which the dispatcher must be notified.</summary>
    public long EndpointVersion { get; set; } = 1;

    /// <summary>Why the dispatcher has disabled the integration; null while it is enabled.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>When the dispatcher last disabled or enabled it.</summary>
    public DateTimeOffset? StateChanged { get; init; }

    public required DateTimeOffset Created { get; init; }
}

internal static class ProjectIntegrationTypes
{
    public const string Webhook = "webhook";
    public const string Cumulocity = "cumulocity";
}
