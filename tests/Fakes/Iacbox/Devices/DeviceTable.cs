namespace Icaro.Iacbox.Devices;

internal sealed class DeviceTable(IOptionsMonitor<BoxOptions> options)
{
    private const string Cookie = "iacbox_device";

    private readonly ConcurrentDictionary<string, Device> _devices = new();
    private int _count;

    public IReadOnlyCollection<Device> All => [.. _devices.Values];

    public Device Of(HttpContext context)
    {
        var mac = context.Request.Cookies[Cookie] ?? $"02{RandomNumberGenerator.GetHexString(10, lowercase: true)}";
        context.Response.Cookies.Append(Cookie, mac);
        return _devices.GetOrAdd(mac, Create);
    }

    private Device Create(string mac)
    {
        var number = Interlocked.Increment(ref _count);
        return new(mac, $"172.29.{number / 250}.{(number % 250) + 1}", options.CurrentValue.HasVlans ? options.CurrentValue.Vlan : null);
    }
}
