namespace Icaro.Chaos.Checking;

/// <summary>A hotspot and an integration: all of its toggles must reach the platform in their order.</summary>
internal readonly record struct Lane(int HotspotId, int IntegrationId)
{
    public override string ToString() => $"hotspot {HotspotId}, integration {IntegrationId}";
}
