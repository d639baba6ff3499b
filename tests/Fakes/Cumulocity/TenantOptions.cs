namespace Icaro.Cumulocity;

/// <summary>The section <c>Tenant</c>: who may use this tenant.</summary>
internal sealed class TenantOptions
{
    public string Id { get; set; } = "t07007007";

    public string User { get; set; } = "icaro";

    public string Password { get; set; } = "correct horse";
}
