using System.Text.Json.Serialization.Metadata;

namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>
/// The body of <c>PATCH /endpoints/{id}</c>: missing fields stay unchanged, and null removes a limit, the headers or the schedule.
/// </summary>
/// <param name="OnFailure">One of <see cref="Endpoints.OnFailure"/>.</param>
/// <param name="RateLimit">Requests per second.</param>
/// <param name="MaxInFlight">Concurrent requests.</param>
/// <param name="Headers">All headers of its own, by their names: see <see cref="HeaderRules"/>.</param>
/// <param name="RetrySchedule">Seconds between the attempts of a delivery.</param>
internal sealed record EndpointChange(
    bool? Enabled, string? OnFailure, JsonElement RateLimit, JsonElement MaxInFlight, JsonElement Headers, JsonElement RetrySchedule)
    : IRequestBody<EndpointChange>
{
    private const int MaxRateLimit = 10_000;
    private const int MaxMaxInFlight = 1_000;
    private const int MaxRetries = 20;
    private const int MaxPause = 43_200;

    public static JsonTypeInfo<EndpointChange> Json => DispatchJson.Default.EndpointChange;

    /// <returns>Null to remove them.</returns>
    public Dictionary<string, string>? GetHeaders() => Headers.ValueKind == JsonValueKind.Object
        ? Headers.EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString()!)
        : null;

    /// <returns>Null to remove it.</returns>
    public int[]? GetRetrySchedule() => RetrySchedule.ValueKind == JsonValueKind.Array
        ? [.. RetrySchedule.EnumerateArray().Select(pause => pause.GetInt32())]
        : null;

    public string? FindFault()
    {
        var headersFault = HeaderRules.FindFault(Headers);
        return new FieldCheck()
            .Check(
                Enabled is not null || OnFailure is not null || Elements.Any(IsGiven),
                nameof(Enabled), "or on_failure, rate_limit, max_in_flight, headers or retry_schedule must be given")
            .Check(OnFailure is null or Endpoints.OnFailure.Skip or Endpoints.OnFailure.Block, nameof(OnFailure), "must be skip or block")
            .Check(IsLimit(RateLimit, MaxRateLimit), nameof(RateLimit), $"must be 1 to {MaxRateLimit} per second, or null")
            .Check(IsLimit(MaxInFlight, MaxMaxInFlight), nameof(MaxInFlight), $"must be 1 to {MaxMaxInFlight}, or null")
            .Check(headersFault is null, nameof(Headers), headersFault ?? "")
            .Check(IsSchedule(RetrySchedule), nameof(RetrySchedule), $"must be up to {MaxRetries} pauses of 1 to {MaxPause} s, or null")
            .Fault;
    }

    /// <returns>Why the endpoint cannot have the change; null if it can.</returns>
    public string? FindConflict(DeliveryEndpoint endpoint) =>
        endpoint.DisabledReason == DisableReason.Removed && (Enabled is true || IsGiven(Headers)) ? "The endpoint is removed for good"
        : endpoint.Channel == EndpointChannel.Cumulocity && GetHeaders() is not null ? "Cumulocity gets no headers but its own"
        : null;

    private IEnumerable<JsonElement> Elements => [RateLimit, MaxInFlight, Headers, RetrySchedule];

    public static bool IsGiven(JsonElement value) => value.ValueKind != JsonValueKind.Undefined;

    /// <returns>Null to remove it.</returns>
    public static int? LimitOf(JsonElement limit) => limit.ValueKind == JsonValueKind.Number ? limit.GetInt32() : null;

    private static bool IsLimit(JsonElement limit, int max) =>
        limit.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || IsNumber(limit, max);

    private static bool IsSchedule(JsonElement schedule) =>
        schedule.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (schedule.ValueKind == JsonValueKind.Array && schedule.GetArrayLength() is > 0 and <= MaxRetries
            && schedule.EnumerateArray().All(pause => IsNumber(pause, MaxPause)));

    private static bool IsNumber(JsonElement value, int max) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 && number <= max;
}
