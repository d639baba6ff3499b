using System.ComponentModel.DataAnnotations;
using ValidationResult = System.ComponentModel.DataAnnotations.ValidationResult;

namespace Icaro.WebhookDispatch.Sending.Retrying;

/// <summary>The configuration of retries.</summary>
internal sealed class RetryOptions : IValidatableObject
{
    public const string Section = "Retry";

    private static readonly TimeSpan[] DefaultSchedule =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>The pauses after the first, second, … attempt. The last one repeats.</summary>
    public IReadOnlyList<TimeSpan>? Schedule { get; set; }

    /// <summary>The random share by which each pause is longer or shorter, so that failed deliveries are not retried all at once.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Jitter { get; set; } = 0.2;

    /// <summary>Counted from the first failure, so that time spent behind other deliveries does not count.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00", MinimumIsExclusive = true)]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    public IReadOnlyList<TimeSpan> Pauses => Schedule ?? DefaultSchedule;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Pauses.Count == 0 || Pauses.Any(pause => pause <= TimeSpan.Zero))
            yield return new("Retry:Schedule must have at least one pause, and positive ones only");
    }
}

[OptionsValidator]
internal sealed partial class RetryOptionsValidator : IValidateOptions<RetryOptions>;
