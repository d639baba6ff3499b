namespace Icaro.WebhookDispatch.Sending.Retrying;

/// <summary>The section <c>Retry</c>.</summary>
internal sealed class RetryOptions
{
    public const string Section = "Retry";

    private static readonly TimeSpan[] DefaultSchedule =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>The pauses after the first, second, … attempt; the last one is repeated.</summary>
    public IReadOnlyList<TimeSpan>? Schedule { get; set; }

    /// <summary>The share by which a pause is shorter or longer at random, so that what failed together does not come back together.</summary>
    public double Jitter { get; set; } = 0.2;

    /// <summary>Counted from the first failure: a webhook that has waited for others has its full time.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    public IReadOnlyList<TimeSpan> Pauses => Schedule ?? DefaultSchedule;
}

internal sealed class RetryOptionsValidator : IValidateOptions<RetryOptions>
{
    public ValidateOptionsResult Validate(string? name, RetryOptions options)
    {
        List<string> failures = [];
        if (options.Pauses.Count == 0 || options.Pauses.Any(pause => pause <= TimeSpan.Zero))
            failures.Add("Retry:Schedule: the pauses must be positive");
        if (options.Jitter is not (>= 0 and < 1))
            failures.Add("Retry:Jitter must be at least 0 and less than 1");
        if (options.GiveUpAfter <= TimeSpan.Zero)
            failures.Add("Retry:GiveUpAfter must be positive");

        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
