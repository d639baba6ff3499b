namespace Icaro.WingsRedirect.Wax;

/// <summary>How the original says it.</summary>
internal sealed record HotspotNotFound(int Id, string Status)
{
    public static readonly HotspotNotFound Answer = new(0, "hotspot not found");
}

[JsonSerializable(typeof(HotspotNotFound))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class HotspotNotFoundJson : JsonSerializerContext;
