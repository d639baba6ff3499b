using System.ComponentModel.DataAnnotations;

namespace Icaro.Gateway.Forwarding;

/// <summary>How long the gateway waits for a service.</summary>
internal sealed class ForwardingOptions
{
    public const string Section = "Forwarding";

    /// <summary>
    /// The time without a byte in either direction after which the client gets 504. It exceeds the 30 s for which the services
    /// themselves wait for other servers, so that their error is reported.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan ActivityTimeout { get; init; } = TimeSpan.FromSeconds(40);
}

[OptionsValidator]
internal sealed partial class ForwardingOptionsValidator : IValidateOptions<ForwardingOptions>;
