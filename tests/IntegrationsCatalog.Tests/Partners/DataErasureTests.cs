namespace Icaro.IntegrationsCatalog.Tests.Partners;

[Collection(nameof(PartnerWorld))]
public sealed class DataErasureTests(PartnerWorld world)
{
    /// <summary>More than one step deletes.</summary>
    private const int Points = 12_000;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_data_of_a_deleted_device_is_deleted_in_steps_and_that_of_others_stays()
    {
        var partner = await world.NewPartnerAsync();
        var (gone, stays) = (await partner.AddDeviceAsync(), await partner.AddDeviceAsync());
        await AddPointsAsync(gone);
        await AddPointsAsync(stays);

        await partner.DeleteAsync($"{partner.Project}/devices/{gone}");

        await Eventually.TrueAsync(async () => await CountPointsAsync(partner) == Points, () => "the data of one device");
    }

    [Fact]
    public async Task The_data_of_a_deleted_hotspot_is_deleted()
    {
        var partner = await world.NewPartnerAsync();
        await AddPointsAsync(await partner.AddDeviceAsync());
        await AddPointsAsync(await partner.AddDeviceAsync());
        var hotspotId = await HotspotOfAsync(partner);

        Assert.Equal(Answer.Success, await (await world.Catalog.AsAdminAsync()).DeleteAsync($"/api/hotspots/{hotspotId}"));

        await Eventually.TrueAsync(async () => await CountPointsAsync(hotspotId) == 0, () => "no data");
    }

    private Task<int> AddPointsAsync(string device) => world.Catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO device_data (device_id, hotspot_id, payload_id, source, timestamp, data_types, payload)
        SELECT device.id, device.hotspot_id, number::text, 'p', now() - number * interval '1 second', 0, ''
        FROM devices AS device, generate_series(1, {Points}) AS number WHERE device.device_id = {device}
        """,
        CancellationToken));

    private Task<int> HotspotOfAsync(Partner partner) => world.Catalog.InDatabaseAsync(db => db.Hotspots
        .Where(hotspot => hotspot.Uuid == partner.ProjectId).Select(hotspot => hotspot.Id).SingleAsync(CancellationToken));

    private async Task<int> CountPointsAsync(Partner partner) => await CountPointsAsync(await HotspotOfAsync(partner));

    private Task<int> CountPointsAsync(int hotspotId) => world.Catalog.InDatabaseAsync(db => db.Database
        .SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM device_data WHERE hotspot_id = {hotspotId}""").SingleAsync(CancellationToken));
}
