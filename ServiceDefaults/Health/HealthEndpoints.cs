using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Icaro.ServiceDefaults.Health;

public static class HealthEndpoints
{
    /// <summary><c>/health</c>: ready to work, and if not, why. <c>/alive</c>: the process answers.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
        endpoints.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new HealthAnswer(
                report.Status.ToString(),
                report.Entries.ToDictionary(entry => entry.Key, entry => HealthAnswerCheck.Of(entry.Value))),
            HealthAnswerJson.Default.HealthAnswer);
}

/// <summary>Descriptions only: the exceptions behind them may hold addresses and user names.</summary>
internal sealed record HealthAnswer(string Status, Dictionary<string, HealthAnswerCheck> Checks);

internal sealed record HealthAnswerCheck(string Status, string? Description)
{
    public static HealthAnswerCheck Of(HealthReportEntry entry) => new(
        entry.Status.ToString(),
        entry.Description ?? (entry.Status == HealthStatus.Healthy ? null : "It cannot be reached."));
}

[JsonSerializable(typeof(HealthAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
internal sealed partial class HealthAnswerJson : JsonSerializerContext;
