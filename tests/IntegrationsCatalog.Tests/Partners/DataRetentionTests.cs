namespace Icaro.IntegrationsCatalog.Tests.Partners;

[Collection(nameof(PartnerWorld))]
public sealed class DataRetentionTests(PartnerWorld world)
{
    [Fact]
    public async Task What_comes_again_after_days_is_not_known_any_more()
    {
        var partner = await world.NewPartnerAsync();
        var path = $"{partner.Project}/devices/{await partner.AddDeviceAsync()}/data";
        await partner.PostAsync(path, new { payloadId = "1", payload = new { } });
        await AgeAsync("3 days");

        var again = await partner.PostAsync(path, new { payloadId = "1", payload = new { } });

        Assert.Equal("""{"stored":1,"repeated":0}""", again.Body);
        Assert.Equal("""{"stored":0,"repeated":1}""", (await partner.PostAsync(path, new { payloadId = "1", payload = new { } })).Body);

        Task<int> AgeAsync(string interval) => world.Catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE device_data SET received_at = received_at - {interval}::interval
            WHERE hotspot_id = (SELECT id FROM hotspots WHERE uuid = {partner.ProjectId})
            """,
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Days_that_are_over_long_enough_are_dropped()
    {
        await world.Catalog.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            CREATE TABLE device_data_20200229 PARTITION OF device_data FOR VALUES FROM ('2020-02-29 00:00+00') TO ('2020-03-01 00:00+00');
            INSERT INTO device_data (device_id, hotspot_id, payload_id, source, timestamp, data_types, payload, received_at)
            VALUES (0, 0, '1', 'p', '2020-02-29 12:00+00', 0, '', '2020-02-29 12:00+00')
            """,
            TestContext.Current.CancellationToken));

        await using var replica = await world.Catalog.StartReplicaAsync();

        await Eventually.TrueAsync(
            () => world.Catalog.InDatabaseAsync(db => db.Database
                .SqlQuery<bool>($"""SELECT to_regclass('device_data_20200229') IS NULL AS "Value" """)
                .SingleAsync(TestContext.Current.CancellationToken)),
            () => "the partition to be dropped");
    }

    [Fact]
    public async Task Data_goes_with_its_device_and_into_the_partition_of_its_day()
    {
        var partner = await world.NewPartnerAsync();
        var (gone, stays) = (await partner.AddDeviceAsync(), await partner.AddDeviceAsync());
        foreach (var device in new[] { gone, stays })
            await partner.PostAsync($"{partner.Project}/devices/{device}/data", new { payload = new { } });

        await partner.DeleteAsync($"{partner.Project}/devices/{gone}");

        Assert.Equal([stays], (await partner.GetAsync($"{partner.Project}/data")).Texts("deviceId"));
        var partitions = await world.Catalog.InDatabaseAsync(db => db.Database
            .SqlQuery<string>($"SELECT DISTINCT tableoid::regclass::text FROM device_data WHERE hotspot_id = (SELECT id FROM hotspots WHERE uuid = {partner.ProjectId})")
            .ToListAsync(TestContext.Current.CancellationToken));
        Assert.Matches("^device_data_[0-9]{8}$", Assert.Single(partitions));
    }
}
