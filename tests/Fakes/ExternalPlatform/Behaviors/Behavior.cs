namespace Icaro.ExternalPlatform.Behaviors;

/// <summary>How the platform is told to behave towards webhooks; by default well.</summary>
/// <param name="DelayMs">Milliseconds before each answer.</param>
/// <param name="Status">The HTTP status for webhooks that would be accepted.</param>
/// <param name="RetryAfterSeconds">Sent along with every status but success.</param>
/// <param name="Gone">Answer 410, whatever arrives.</param>
/// <param name="Hang">Never answer.</param>
/// <param name="FailNext">So many webhooks are answered 503 before <paramref name="Status"/> counts.</param>
internal sealed record Behavior(
    int DelayMs = 0,
    int Status = StatusCodes.Status200OK,
    int? RetryAfterSeconds = null,
    bool Gone = false,
    bool Hang = false,
    int FailNext = 0)
{
    /// <summary>The reason why nobody can behave like this, or null.</summary>
    public string? Refuse() => this switch
    {
        { DelayMs: < 0 or > 600_000 } => "delayMs must be 0 to 600000",
        { Status: < 200 or > 599 } => "status must be 200 to 599",
        { RetryAfterSeconds: < 0 or > 604_800 } => "retryAfterSeconds must be null or 0 to 604800",
        { FailNext: < 0 } => "failNext must not be negative",
        _ => null,
    };

    /// <summary>What becomes of the platform's own verdict. Being gone hides everything; a refusal stays a refusal.</summary>
    public Verdict Overrule(Verdict own) => this switch
    {
        { Gone: true } => Told(own, StatusCodes.Status410Gone),
        _ when own.Reason != Verdict.Accepted => own,
        { Hang: true } => own with { Reason = "told to hang" },
        { FailNext: > 0 } => Told(own, StatusCodes.Status503ServiceUnavailable),
        { Status: < 200 or > 299 } => Told(own, Status),
        _ => own with { Status = Status },
    };

    public Task WaitAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Hang ? Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken)
        : DelayMs > 0 ? Task.Delay(TimeSpan.FromMilliseconds(DelayMs), time, cancellationToken)
        : Task.CompletedTask;

    private static Verdict Told(Verdict own, int status) => own with { Status = status, Reason = $"told to answer {status}" };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Behavior))]
internal sealed partial class BehaviorJson : JsonSerializerContext;
