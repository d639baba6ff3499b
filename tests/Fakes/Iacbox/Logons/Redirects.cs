using System.Globalization;

namespace Icaro.Iacbox.Logons;

/// <summary>The addresses to which the box sends browsers: redirects 1 and 3.</summary>
internal sealed class Redirects(IOptionsMonitor<BoxOptions> options, BoxCipher cipher, IssuedIds ids)
{
    private const int MaxUrl = 8000;

    public string ToLogin(Device device) => WithDeviceData(device, "auth", suffix: "");

    public string ToRefresh(Device device, string refreshId) => WithDeviceData(device, "ref", $";ref={refreshId}");

    public string ToCallback(string id, LogonResult result)
    {
        var (number, version) = (options.CurrentValue.RegistrationNumber, options.CurrentValue.Version);
        return ToServer(
            string.Create(CultureInfo.InvariantCulture, $"ver={version};id={id};ac=cbk;iac={number};rc={result.ReturnCode};err={Value(result.Error)}"),
            Values(id, device: null, "cbk"));
    }

    private string WithDeviceData(Device device, string action, string suffix)
    {
        var values = Values(ids.Issue(device), device, action);
        return ToServer(Template.Expand(options.CurrentValue.Fields, values, Value) + suffix, values);
    }

    private string ToServer(string text, Dictionary<string, string> values)
    {
        var box = options.CurrentValue;
        var (lapi, si) = cipher.Seal(text);
        var url = Template.Expand(box.LoginUrl, values, Uri.EscapeDataString);
        url += $"{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{box.LapiName}={lapi}&{box.SiName}={si}";
        return url.Length <= MaxUrl ? url : throw new RefusedException($"The URL would have {url.Length} characters");
    }

    private Dictionary<string, string> Values(string id, Device? device, string action) => new()
    {
        ["VERSION"] = options.CurrentValue.Version,
        ["ID"] = id,
        ["ACTION"] = action,
        ["IP"] = device?.Address ?? "",
        ["MAC"] = device?.Mac ?? "",
        ["VLAN"] = device?.Vlan.ToString(CultureInfo.InvariantCulture) ?? "",
        ["IAC"] = options.CurrentValue.RegistrationNumber,
        ["UO"] = device?.IsOnline is true ? "1" : "0",
        ["UOP"] = "0",
        ["MU"] = "0",
        ["LU"] = device?.LastUser ?? "",
        ["USERURL"] = device?.UserUrl ?? "",
    };

    private static string Value(string value) => value.Replace(";", "", StringComparison.Ordinal);
}
