namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <param name="LastSync">When the platform last confirmed a webhook; null until it has.</param>
internal sealed record EnabledIntegration(int IntegrationId, DateTimeOffset? LastSync);

[JsonSerializable(typeof(List<EnabledIntegration>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class HotspotIntegrationJson : JsonSerializerContext;
