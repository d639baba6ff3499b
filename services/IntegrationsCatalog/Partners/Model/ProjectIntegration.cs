namespace Icaro.IntegrationsCatalog.Partners.Model;

/// <summary>Where the data and events of a project's devices are pushed to. Its id counts together with all other endpoints'.</summary>
internal sealed class ProjectIntegration
{
    public int Id { get; private set; }

    /// <summary>Of its project.</summary>
    public required int HotspotId { get; init; }

    /// <summary>One of <see cref="ProjectIntegrationTypes"/>.</summary>
    public required string Type { get; init; }

    public string Name { get; set; } = "";

    /// <summary>Of a webhook, or the address of a Cumulocity tenant, without a path.</summary>
    public required string Url { get; set; }

    /// <summary>Sealed. Sent with each webhook, unless it is empty; never shown.</summary>
    public string Token { get; set; } = "";

    /// <summary>Sealed. Signs each webhook; shown once, when it is made.</summary>
    public required string SigningSecret { get; init; }

    /// <summary>Of Cumulocity.</summary>
    public string? TenantId { get; set; }

    /// <summary>Of Cumulocity.</summary>
    public string? User { get; set; }

    /// <summary>Sealed, <c>tenant/user:password</c>, of Cumulocity; never shown.</summary>
    public string? CumulocityLogin { get; set; }

    /// <summary>Only what these <see cref="Model.DeviceTypes"/> do is pushed.</summary>
    public string[] DeviceTypes { get; set; } = Model.DeviceTypes.All;

    /// <summary>Whether data is pushed.</summary>
    public bool Data { get; set; } = true;

    /// <summary>Whether it is pushed that devices are added, changed and removed.</summary>
    public bool Events { get; set; }

    /// <summary>Data points of one device that go out together at maxBatchSize.</summary>
    public int BatchSize { get; set; } = 1;

    /// <summary>Counts the changes of where and how it is pushed, which is what the dispatcher must know.</summary>
    public long EndpointVersion { get; set; } = 1;

    /// <summary>Why the dispatcher has stopped; null while it has not.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>When it last stopped or began again.</summary>
    public DateTimeOffset? StateChanged { get; init; }

    public required DateTimeOffset Created { get; init; }
}

internal static class ProjectIntegrationTypes
{
    public const string Webhook = "webhook";
    public const string Cumulocity = "cumulocity";
}
