using System.ComponentModel.DataAnnotations;

namespace Icaro.WingsRedirect.Sessions;

/// <summary>The section <c>Sessions</c>.</summary>
internal sealed class GuestSessionOptions
{
    public const string Section = "Sessions";

    /// <summary>For sessions whose duration is not reported.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00")]
    public TimeSpan DefaultDuration { get; init; } = TimeSpan.FromHours(12);

    /// <summary>A longer duration is refused.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00")]
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A unit with more sessions loses those that were reported longest ago.</summary>
    [Range(1, 100_000)]
    public int MaxPerUnit { get; init; } = 4096;

    /// <param name="seconds">Null when the duration is not known.</param>
    public bool IsTooLong(int? seconds) => seconds > MaxDuration.TotalSeconds;
}

[OptionsValidator]
internal sealed partial class GuestSessionOptionsValidator : IValidateOptions<GuestSessionOptions>;
