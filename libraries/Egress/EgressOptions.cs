namespace Icaro.Egress;

/// <summary>The section <c>Egress</c>.</summary>
public sealed class EgressOptions
{
    public const string Section = "Egress";

    /// <summary>Networks in CIDR notation that may be called although they are not public.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>From the first byte of the request to the last one that is read of the answer.</summary>
    public TimeSpan ExchangeTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

internal sealed class EgressOptionsValidator : IValidateOptions<EgressOptions>
{
    public ValidateOptionsResult Validate(string? name, EgressOptions options)
    {
        List<string> failures = [.. options.AllowedNetworks
            .Where(network => !IPNetwork.TryParse(network, out _))
            .Select(network => $"Egress:AllowedNetworks: {network} is not a network such as 192.168.1.0/24")];
        if (options.ConnectTimeout <= TimeSpan.Zero || options.ExchangeTimeout <= TimeSpan.Zero)
            failures.Add("Egress: the timeouts must be positive");

        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
