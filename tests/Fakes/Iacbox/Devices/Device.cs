namespace Icaro.Iacbox.Devices;

/// <summary>A browser, which a cookie stands for: what a real box knows by its MAC address.</summary>
internal sealed record Device(string Mac, string Address, int? Vlan)
{
    public bool IsOnline { get; set; }

    /// <summary>Who went online last.</summary>
    public string LastUser { get; set; } = "";

    public string UserUrl { get; set; } = "";
}
