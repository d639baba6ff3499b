namespace Icaro.Contracts;

/// <summary>What our services show each other on the routes below <c>/internal</c>. The gateway drops the header from outside.</summary>
public static class ServiceKey
{
    public const string Header = "Service-Key";

    /// <summary>The name of the setting with its value.</summary>
    public const string Setting = "ServiceKey";
}
