namespace Icaro.Iacbox.Devices;

internal sealed class DeviceTable(IOptionsMonitor<BoxOptions> options)
{
    private const string Cookie = "iacbox_device";

    private readonly ConcurrentDictionary<string, Device> _devices = new();

    public IReadOnlyCollection<Device> All => [.. _devices.Values];

    public Device Of(HttpContext context)
    {
        var mac = context.Request.Cookies[Cookie] ?? $"02{RandomNumberGenerator.GetHexString(10, lowercase: true)}";
        context.Response.Cookies.Append(Cookie, mac);
        return _devices.GetOrAdd(mac, new Device(mac, "172.29.0.10", options.CurrentValue.Vlan));
    }
}
