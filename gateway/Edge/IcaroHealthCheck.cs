using System.Text.Json.Serialization;

namespace Icaro.Gateway.Edge;

/// <summary>
/// <c>GET /health/check</c> for load balancers that ask Icaro's. It says that the gateway answers: captive portals work without some of the
/// services, so that a load balancer must not give up the gateway with them.
/// </summary>
internal static class IcaroHealthCheck
{
    public const string Path = "/health/check";

    public static void MapIcaroHealthCheck(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, () => TypedResults.Json(HealthStatus.Success, HealthStatusJson.Default.HealthStatus));
}

internal sealed record HealthStatus(string Status)
{
    public static readonly HealthStatus Success = new("success");
}

[JsonSerializable(typeof(HealthStatus))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class HealthStatusJson : JsonSerializerContext;
