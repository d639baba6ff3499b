using System.ComponentModel.DataAnnotations;

namespace Icaro.Outbox;

/// <summary>The section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>A message that waits longer for the broker makes the service degraded.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan DegradedAfter { get; init; } = TimeSpan.FromMinutes(1);
}

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;
