using System.ComponentModel.DataAnnotations;
using ValidationResult = System.ComponentModel.DataAnnotations.ValidationResult;

namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>The configuration of the circuit breaker, and of disabling failing endpoints.</summary>
internal sealed class EndpointOptions : IValidatableObject
{
    public const string Section = "Endpoints";

    /// <summary>Consecutive failures, of different lanes, that open the circuit breaker.</summary>
    [Range(1, int.MaxValue)]
    public int BreakAfter { get; set; } = 5;

    /// <summary>How long the breaker stays open at first. Each failed probe doubles it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00", MinimumIsExclusive = true)]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The maximum pause, also for a <c>Retry-After</c> that applies to all deliveries of an endpoint.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>An endpoint that fails for this long without a success is disabled.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00", MinimumIsExclusive = true)]
    public TimeSpan DisableAfter { get; set; } = TimeSpan.FromDays(5);

    /// <summary>Operators are notified of an endpoint that fails for this long without a success.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan NotifyAfter { get; set; } = TimeSpan.FromMinutes(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LongestPause < FirstPause)
            yield return new("Endpoints:LongestPause must not be shorter than Endpoints:FirstPause");
    }
}

[OptionsValidator]
internal sealed partial class EndpointOptionsValidator : IValidateOptions<EndpointOptions>;
