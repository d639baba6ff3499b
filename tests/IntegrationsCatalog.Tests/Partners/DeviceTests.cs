namespace Icaro.IntegrationsCatalog.Tests.Partners;

[Collection(nameof(PartnerWorld))]
public sealed class DeviceTests(PartnerWorld world)
{
    [Fact]
    public async Task A_device_is_added_changed_and_removed()
    {
        var partner = await world.NewPartnerAsync();
        var devices = $"{partner.Project}/devices";

        var added = await partner.PostAsync(devices, new { deviceId = "0016c001f0003fa2", name = "Crane 7", type = "tag" });

        Assert.Equal(201, added.Status);
        Assert.Equal(["deviceId", "name", "type", "organizationId", "projectId", "created"], Answer.KeysOf(added.Json));
        Assert.Equal(added.Body, (await partner.GetAsync($"{devices}/0016c001f0003fa2")).Body);
        Assert.Equal($"[{added.Body}]", (await partner.GetAsync(devices)).Body);
        Assert.Equal(409, (await partner.PostAsync(devices, new { deviceId = "0016c001f0003fa2", type = "tag" })).Status);
        var changed = await partner.PutAsync($"{devices}/0016c001f0003fa2", new { name = "Crane 8" });
        Assert.Equal(("Crane 8", "tag"), (changed.Text("name"), changed.Text("type")));
        Assert.Equal(200, (await partner.DeleteAsync($"{devices}/0016c001f0003fa2")).Status);
        Assert.Equal(404, (await partner.DeleteAsync($"{devices}/0016c001f0003fa2")).Status);
        Assert.Equal("[]", (await partner.GetAsync(devices)).Body);
    }

    [Fact]
    public async Task A_unit_is_a_gateway_that_is_managed_elsewhere()
    {
        var partner = await world.NewPartnerAsync();
        var hotspotId = (await partner.Reseller.GetAsync("/api/hotspots")).Ids.Single();
        var unitId = await partner.Reseller.AddUnitAsync(hotspotId);
        var uuid = (await partner.Reseller.GetAsync($"/api/units/{unitId}")).Text("uuid");

        var found = await partner.GetAsync($"{partner.Project}/devices/{uuid}");

        Assert.Equal((uuid, "unit", "gateway"), (found.Text("deviceId"), found.Text("name"), found.Text("type")));
        Assert.Equal([uuid], (await partner.GetAsync($"{partner.Project}/devices")).Texts("deviceId"));
        Assert.Equal(409, (await partner.PutAsync($"{partner.Project}/devices/{uuid}", new { name = "n" })).Status);
        Assert.Equal(409, (await partner.DeleteAsync($"{partner.Project}/devices/{uuid}")).Status);
        Assert.Equal(409, (await partner.PostAsync($"{partner.Project}/devices", new { deviceId = uuid, type = "tag" })).Status);
    }

    [Theory]
    [InlineData("{}", "$.type is required")]
    [InlineData("""{"type":"phone"}""", "$.type is none of beacon, tag, meshrouter, gateway")]
    [InlineData("""{"deviceId":"","type":null}""", "$.deviceId is not 1 to 100 letters, digits and - _ . :", "$.type is required")]
    public async Task A_device_that_cannot_be_is_refused(string body, params string[] faults)
    {
        var partner = await world.NewPartnerAsync();

        var answer = await partner.PostTextAsync($"{partner.Project}/devices", body);

        Assert.Equal(400, answer.Status);
        Assert.Equal(faults, answer.Faults);
    }

    [Fact]
    public async Task Integrations_that_want_events_hear_what_becomes_of_a_device()
    {
        var partner = await world.NewPartnerAsync();
        var all = await partner.AddWebhookAsync(("events", true), ("data", false));
        var cumulocity = await partner.AddCumulocityAsync();
        await partner.AddWebhookAsync(("events", false));
        await partner.AddWebhookAsync(("events", true), ("deviceTypes", new JsonArray("beacon")));

        var device = await partner.AddDeviceAsync();
        await partner.PutAsync($"{partner.Project}/devices/{device}", new { name = "Crane 8", type = "tag" });
        await partner.PutAsync($"{partner.Project}/devices/{device}", new { name = "Crane 8" });
        await partner.DeleteAsync($"{partner.Project}/devices/{device}");

        var owed = await world.Dispatcher.DeliveriesAsync(all, 3);
        Assert.Equal([1L, 2L, 3L], owed.Select(delivery => delivery.Sequence));
        Assert.Single(owed.Select(delivery => delivery.SubjectId).Distinct());
        var bodies = owed.Select(PartnerWorld.Open).ToList();
        Assert.Equal(
            ["DEVICE_ADDED", "DEVICE_UPDATED", "DEVICE_REMOVED"], bodies.Select(body => body.GetProperty("eventType").GetString()));
        Assert.Equal(
            [
                "eventType", "integrationId", "organizationId", "payload", "payloadId", "payloadType", "projectId", "timestamp", "userId",
            ],
            Answer.KeysOf(bodies[1]));
        Assert.Equal(
            $$$"""{"changes":{"name":{"new":"Crane 8","old":"Crane 7"}},"deviceId":"{{{device}}}"}""",
            bodies[1].GetProperty("payload").GetRawText());
        Assert.Equal($$"""{"deviceId":"{{device}}"}""", bodies[2].GetProperty("payload").GetRawText());
        Assert.Equal(("EVENT", $"{all}"), (bodies[1].GetProperty("payloadType").GetString(), bodies[1].GetProperty("integrationId").GetString()));

        var removal = PartnerWorld.Open(Assert.Single(await world.Dispatcher.DeliveriesAsync(cumulocity, 1)));
        Assert.Equal(device, removal.GetProperty("device").GetProperty("id").GetString());
        Assert.Equal("DEVICE_REMOVED", removal.GetProperty("payloads")[0].GetProperty("eventType").GetString());
    }
}
