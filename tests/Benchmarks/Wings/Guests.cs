namespace Icaro.Benchmarks.Wings;

/// <summary>What portals and platforms of two hotspots ask for, as paths: one hotspot has an integration, the other has none.</summary>
internal sealed record Guests(string ToPortal, string ToPlatform, string Callback, string Preferences)
{
    private const string Portal = "http://portal.example/";
    private const string Secret = "secret-of-the-unit";

    public static async Task<Guests> CreateAsync(RunningSystem system, HttpClient catalog, CancellationToken cancellationToken)
    {
        var admin = await ApiClient.LogInAsync(catalog, cancellationToken);
        var alone = await UnitAsync(admin, catalog, "02-01-00-00-00-01", cancellationToken);
        var connected = await UnitAsync(admin, catalog, "02-01-00-00-00-02", cancellationToken);
        var platform = new
        {
            name = "platform",
            webhook_url = "http://127.0.0.1:9999/",
            pre_auth_redirect_url = "",
            post_auth_redirect_url = "http://platform.example",
        };
        var integration = await admin.CreateAsync("/api/integrations", platform, cancellationToken);
        await admin.SendAsync(HttpMethod.Put, $"/api/hotspot_integrations/{connected.Hotspot}/{integration}", new { }, cancellationToken);

        var toPlatform = "";
        foreach (var wings in system.ReplicasOf(Resources.Wings))
        {
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = wings.Address };
            await LocationAsync(http, Redirect(alone.Uuid), Portal, cancellationToken);
            toPlatform = await LocationAsync(http, Redirect(connected.Uuid), "http://platform.example", cancellationToken);
        }

        var state = toPlatform[(toPlatform.LastIndexOf("&state=", StringComparison.Ordinal) + "&state=".Length)..];
        return new(
            Redirect(alone.Uuid),
            Redirect(connected.Uuid),
            $"/wings/callback?state={state}",
            $"/wax/preferences?digest={Digest(connected.Uuid)}&uuid={connected.Uuid}&sessionid=59e1a6a30000000c");
    }

    private static async Task<(int Hotspot, string Uuid)> UnitAsync(
        ApiClient admin, HttpClient catalog, string macAddress, CancellationToken cancellationToken)
    {
        var account = new { type = "reseller", name = macAddress, username = macAddress, password = Secret };
        await admin.CreateAsync("/api/accounts", account, cancellationToken);
        var reseller = await ApiClient.LogInAsync(catalog, macAddress, Secret, cancellationToken);
        var business = new { name = "Hotspot", business_name = "Bar Sport", business_address = "Via Roma 1, Fano" };
        var hotspot = await reseller.CreateAsync("/api/hotspots", business, cancellationToken);
        var customer = new { type = "customer", name = $"c{hotspot}", username = $"c{hotspot}", password = Secret, hotspot_id = hotspot };
        await reseller.CreateAsync("/api/accounts", customer, cancellationToken);
        var uuid = Guid.NewGuid().ToString();
        var unit = new { hotspot_id = hotspot, mac_address = macAddress, name = "unit", uuid, secret = Secret };
        await reseller.CreateAsync("/api/units", unit, cancellationToken);
        await admin.SendAsync(
            HttpMethod.Put,
            $"/api/hotspots/{hotspot}/portal",
            new { portal_urls = new[] { Portal }, terms_of_use = "Wi-Fi by {{ .BusinessName }}, {{ .BusinessAddress }}. " + new string('x', 2000) },
            cancellationToken);
        return (hotspot, uuid);
    }

    /// <summary>Waits until the replica knows the hotspot as it is meant to be.</summary>
    private static async Task<string> LocationAsync(HttpClient wings, string path, string expected, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var response = await wings.GetAsync(path, cancellationToken);
            if (response.StatusCode == HttpStatusCode.Found
                && response.Headers.Location!.OriginalString is var location && location.StartsWith(expected, StringComparison.Ordinal))
                return location;

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    private static string Redirect(string uuid) =>
        $"/wings/redirect/post?digest={Digest(uuid)}&uuid={uuid}&sessionid=59e1a6a30000000c&uamip=192.168.182.1&uamport=3990&user=17"
        + $"&nasid=AA-BB-CC-DD-EE-FF&path=/wings/login/sms&return={Uri.EscapeDataString(Portal + "wings/login/sms")}&code=4711&num=%2B391234567890";

    private static string Digest(string uuid) => UnitDigest.Of(Secret, uuid);
}
