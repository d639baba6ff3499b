namespace Icaro.Console.Hotspots;

public sealed record Hotspot(int Id, string Name, string Description);

/// <param name="Total">Of all pages.</param>
public sealed record HotspotPage(IReadOnlyList<Hotspot> Data, int Total)
{
    public static readonly HotspotPage Empty = new([], 0);
}

/// <summary>A platform that hotspots can switch on.</summary>
public sealed record Integration(int Id, string Name);

/// <param name="LastSync">When the platform last confirmed a webhook; null before the first time.</param>
public sealed record EnabledIntegration(int IntegrationId, DateTimeOffset? LastSync)
{
    public bool IsConfirmed => LastSync is not null;
}

/// <summary>A row of the matrix: a hotspot, and what is on there.</summary>
/// <param name="Problem">Why the switches are not known.</param>
public sealed record SwitchRow(Hotspot Hotspot, IReadOnlyList<EnabledIntegration> Enabled, ApiProblem? Problem)
{
    public EnabledIntegration? Of(Integration integration) => Enabled.FirstOrDefault(one => one.IntegrationId == integration.Id);
}
