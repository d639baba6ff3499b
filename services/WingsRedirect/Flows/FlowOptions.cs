using System.ComponentModel.DataAnnotations;

namespace Icaro.WingsRedirect.Flows;

/// <summary>The section <c>Wings</c>.</summary>
internal sealed class FlowOptions
{
    public const string Section = "Wings";

    /// <summary>Where guests reach the gateway: platforms send them back there.</summary>
    [Required]
    public required Uri PublicUrl { get; init; }

    /// <summary>From the portal through all platforms and back. A state that is older leads back to the portal only.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FlowLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after that whoever authorizes has time to verify the proof.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ProofLifetime { get; init; } = TimeSpan.FromMinutes(5);
}

[OptionsValidator]
internal sealed partial class FlowOptionsValidator : IValidateOptions<FlowOptions>;
