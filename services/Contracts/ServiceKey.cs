namespace Icaro.Contracts;

/// <summary>
/// Authenticates services to each other on the routes below <c>/internal</c>. The gateway removes the header from requests.
/// </summary>
public static class ServiceKey
{
    public const string Header = "Service-Key";

    /// <summary>The setting that holds the key.</summary>
    public const string Setting = "ServiceKey";
}
