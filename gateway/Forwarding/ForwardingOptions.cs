using System.ComponentModel.DataAnnotations;

namespace Icaro.Gateway.Forwarding;

/// <summary>How long the gateway is patient with a service.</summary>
internal sealed class ForwardingOptions
{
    public const string Section = "Forwarding";

    /// <summary>
    /// Without a byte in either direction; after it, the client gets 504. More than the 30 s for which the services themselves wait
    /// for somebody else's server, so that it is they who say what went wrong.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan ActivityTimeout { get; init; } = TimeSpan.FromSeconds(40);
}

[OptionsValidator]
internal sealed partial class ForwardingOptionsValidator : IValidateOptions<ForwardingOptions>;
