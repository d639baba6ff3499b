namespace Icaro.Iacbox.Logons;

/// <summary>The addresses to which the box sends browsers: redirects 1 and 3.</summary>
internal sealed class Redirects(
    IOptionsMonitor<BoxOptions> options, BoxCipher cipher, IssuedIds ids, DeviceTable devices, Arrangement arrangement)
{
    private const int MaxUrl = 8000;

    public string ToLogin(Device device) => ToServer(options.CurrentValue.Fields, Values(ids.Issue(device), "auth", device));

    public string ToRefresh(Device device, string refreshId) => ToServer(
        $"{options.CurrentValue.Fields};ref={Value(refreshId)}",
        Values(ids.Issue(device), options.CurrentValue.RefreshAction, device));

    public string ToCallback(string id, LogonResult result)
    {
        var values = Values(id, "cbk", device: null);
        values["RC"] = result.ReturnCode.ToString(CultureInfo.InvariantCulture);
        values["ERROR"] = result.Error;
        return ToServer(options.CurrentValue.CallbackFields, values);
    }

    private string ToServer(string fields, Dictionary<string, string> values)
    {
        var box = options.CurrentValue;
        var (lapi, si) = cipher.Seal(arrangement.Arrange(Template.Expand(fields, values, Value)));
        var url = Template.Expand(box.LoginUrl, values, Uri.EscapeDataString);
        var query = arrangement.Arrange($"{box.LapiName}={lapi}", $"{box.SiName}={si}");
        url += $"{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
        return url.Length <= MaxUrl ? url : throw new RefusedException($"The URL would have {url.Length} characters");
    }

    private Dictionary<string, string> Values(string id, string action, Device? device)
    {
        var box = options.CurrentValue;
        var online = devices.All.Count(one => one.IsOnline);
        return new()
        {
            ["VERSION"] = box.Version,
            ["ID"] = id,
            ["ACTION"] = action,
            ["IP"] = device?.Address ?? "",
            ["MAC"] = device?.Mac ?? "",
            ["VLAN"] = Text(device?.Vlan),
            ["REGNR"] = box.RegistrationNumber,
            ["USERSONL"] = Text(online),
            ["USERSONLPERC"] = Text(100 * online / box.LicensedUsers),
            ["MAXUSERS"] = Text(box.MaxUsers),
            ["LICUSERS"] = Text(box.LicensedUsers),
            ["USERURL"] = device?.UserUrl ?? "",
        };
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Value(string value) => value.Replace(";", "", StringComparison.Ordinal);
}
