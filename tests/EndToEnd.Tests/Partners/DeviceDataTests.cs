extern alias cumulocity;


namespace Icaro.EndToEnd.Tests.Partners;

[Collection(WholeSystem.Name)]
public sealed class DeviceDataTests(AppHostFixture appHost)
{
    private const string Tag = "crane-7", Beacon = "gate-1";
    private const int Points = 10_000, Batch = 1_000, Kills = 2;

    /// <summary>What one request to Cumulocity carries, and so what a crash before its booking may repeat.</summary>
    private const int MeasurementsPerRequest = 100;

    private static readonly string[] Ticked = ["tag"];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_data_of_ticked_types_arrives_in_order_although_the_dispatcher_is_killed_twice()
    {
        await using var platform = await DevicePlatform.StartAsync();
        await using var tenant = InProcess.Start<cumulocity::Program>(
            [("Urls", "http://127.0.0.1:0"), ("Logging:LogLevel:Default", "None"), ("Tenant:Id", "t1"), ("Tenant:User", "icaro"), ("Tenant:Password", "p")]);
        using var tenantClient = tenant.CreateClient();
        using var partner = await PartnerClient.CreateAsync(appHost);
        await partner.AddIntegrationAsync(new { type = "webhook", url = platform.Url, token = "yard", deviceTypes = Ticked, batchSize = 50 });
        await partner.AddIntegrationAsync(new
        {
            type = "cumulocity",
            domain = tenantClient.BaseAddress!.GetLeftPart(UriPartial.Authority),
            tenantId = "t1",
            user = "icaro",
            password = "p",
            deviceTypes = Ticked,
        });
        await partner.AddDeviceAsync(Tag, "tag");
        await partner.AddDeviceAsync(Beacon, "beacon");

        for (var batch = 0; batch < Points / Batch; batch++)
        {
            await partner.SendDataAsync(Enumerable.Range(batch * Batch, Batch).Select(light => Point(Tag, light)));
            await partner.SendDataAsync([Point(Beacon, batch)]);
            if (batch is 3 or 6)
            {
                await appHost.KillAsync(Resources.Dispatch);
                await appHost.HealAsync();
            }
        }

        await Eventually.SeeAsync(() => Task.FromResult(Lights(platform).Distinct().Count()), count => count == Points);
        Assert.Equal(Enumerable.Range(0, Points), Lights(platform).Distinct());
        Assert.All(platform.Received, webhook => Assert.Equal("eWFyZA==", webhook.AuthToken));

        var seen = await Eventually.SeeAsync(
            async () => JsonNode.Parse(await tenantClient.GetStringAsync("/state", CancellationToken))!,
            state => Lights(state).Distinct().Count() == Points,
            state => $"{Lights(state).Distinct().Count()} measurements");
        Assert.Single(seen["managedObjects"]!.AsArray());
        Assert.Equal(Enumerable.Range(0, Points), Lights(seen).Distinct());
        Assert.InRange(Lights(seen).Count, Points, Points + (Kills * MeasurementsPerRequest));
    }

    private static object Point(string deviceId, int light) => new { deviceId, payloadId = $"{deviceId}-{light}", payload = new { light } };

    private static List<int> Lights(DevicePlatform platform) =>
        [.. platform.Received.SelectMany(webhook => webhook.Payloads).Select(payload => payload["payload"]!["light"]).OfType<JsonNode>().Select(light => (int)light)];

    private static List<int> Lights(JsonNode state) =>
        [.. state["measurements"]!.AsArray().Select(one => (int)(double)one!["c8y_LightMeasurement"]!["e"]!["value"]!)];
}
