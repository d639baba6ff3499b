using System.Text.Json.Serialization.Metadata;

namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>The body of <c>PATCH /endpoints/{id}</c>: missing fields stay unchanged, and null removes a limit.</summary>
/// <param name="OnFailure">One of <see cref="Endpoints.OnFailure"/>.</param>
/// <param name="RateLimit">Requests per second.</param>
/// <param name="MaxInFlight">Concurrent requests.</param>
internal sealed record EndpointChange(bool? Enabled, string? OnFailure, JsonElement RateLimit, JsonElement MaxInFlight)
    : IRequestBody<EndpointChange>
{
    private const int MaxRateLimit = 10_000;
    private const int MaxMaxInFlight = 1_000;

    public static JsonTypeInfo<EndpointChange> Json => DispatchJson.Default.EndpointChange;

    public string? FindFault() => new FieldCheck()
        .Check(
            Enabled is not null || OnFailure is not null || IsGiven(RateLimit) || IsGiven(MaxInFlight),
            nameof(Enabled), "or on_failure, rate_limit or max_in_flight must be given")
        .Check(OnFailure is null or Endpoints.OnFailure.Skip or Endpoints.OnFailure.Block, nameof(OnFailure), "must be skip or block")
        .Check(IsLimit(RateLimit, MaxRateLimit), nameof(RateLimit), $"must be 1 to {MaxRateLimit} per second, or null")
        .Check(IsLimit(MaxInFlight, MaxMaxInFlight), nameof(MaxInFlight), $"must be 1 to {MaxMaxInFlight}, or null")
        .Fault;

    public static bool IsGiven(JsonElement limit) => limit.ValueKind != JsonValueKind.Undefined;

    /// <returns>Null to remove it.</returns>
    public static int? LimitOf(JsonElement limit) => limit.ValueKind == JsonValueKind.Number ? limit.GetInt32() : null;

    private static bool IsLimit(JsonElement limit, int max) =>
        limit.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out var number) && number > 0 && number <= max);
}
