using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;

namespace Icaro.Egress;

/// <summary>The section <c>Egress</c>.</summary>
public sealed class EgressOptions : IValidatableObject
{
    public const string Section = "Egress";

    /// <summary>Networks in CIDR notation that may be called although they are not public. For development only.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>Networks in CIDR notation that may not be called although they are public, such as those of one's own servers.</summary>
    public IList<string> DeniedNetworks { get; } = [];

    /// <summary>Ports that may not be called, besides those that no browser calls, such as 22 and 25.</summary>
    public IList<int> DeniedPorts { get; } = [];

    /// <summary>Whether URLs may be http. Everybody on the way could then read and change what is sent.</summary>
    public bool AllowHttp { get; set; }

    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The time from the first byte of the request to the last byte that is read of the response.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan ExchangeTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        [.. FindFaults(AllowedNetworks, nameof(AllowedNetworks)), .. FindFaults(DeniedNetworks, nameof(DeniedNetworks))];

    private static IEnumerable<ValidationResult> FindFaults(IEnumerable<string> networks, string name) => networks
        .Where(network => !IPNetwork.TryParse(network, out _))
        .Select(network => new ValidationResult($"{Section}:{name}: {network} is not a network such as 192.168.1.0/24"));
}

[OptionsValidator]
internal sealed partial class EgressOptionsValidator : IValidateOptions<EgressOptions>;

internal sealed class AllowedNetworksValidator(IHostEnvironment environment) : IValidateOptions<EgressOptions>
{
    private const string ForDevelopment =
        "Egress:AllowedNetworks is for development only: it opens the private network to everybody who may set a URL";

    public ValidateOptionsResult Validate(string? name, EgressOptions options) =>
        environment.IsDevelopment() || options.AllowedNetworks is []
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(ForDevelopment);
}
