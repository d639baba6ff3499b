namespace Icaro.IntegrationsCatalog.Tests.Partners;

[Collection(nameof(PartnerWorld))]
public sealed class PushTests(PartnerWorld world)
{
    [Fact]
    public async Task A_data_point_is_owed_in_the_documented_shape_to_whoever_ticked_its_type()
    {
        var partner = await world.NewPartnerAsync();
        var (tag, beacon) = (await partner.AddDeviceAsync("tag"), await partner.AddDeviceAsync("beacon"));
        var wanted = await partner.AddWebhookAsync(("deviceTypes", new JsonArray("tag")));
        var eventsOnly = await partner.AddWebhookAsync(("data", false), ("events", true));

        await partner.PostTextAsync(
            $"{partner.Project}/data",
            $$$"""
            [{"deviceId":"{{{beacon}}}","payload":{"temperature":1}},
             {"deviceId":"{{{tag}}}","gatewayId":"gw","payload":{"temperature":2},"payloadId":"p","timestamp":"2026-01-31 12:00:00"}]
            """);

        var owed = Assert.Single(await world.Dispatcher.RequestsAsync(wanted, 1));
        Assert.Equal(
            (EndpointChannel.Device, 1L, "https://yard.example/devices", "yard-token"),
            (owed.Endpoint.Channel, owed.Endpoint.Version, owed.Endpoint.Url,
                PartnerWorld.Keys.OpenText(owed.Endpoint.SealedToken, SealPurpose.WebhookToken)));
        Assert.StartsWith("whsec_", PartnerWorld.Keys.OpenText(owed.Endpoint.SealedSigningSecret, SealPurpose.SigningSecret));
        Assert.NotNull(owed.HotspotId);
        var delivery = Assert.Single(owed.Deliveries);
        Assert.Equal(1, delivery.Sequence);
        Assert.Equal(
            $$$"""
            {"deviceId":"{{{tag}}}","gatewayId":"gw","integrationId":"{{{wanted}}}","organizationId":"{{{partner.OrganizationId}}}",
            "payload":{"temperature":2},"payloadId":"p","payloadType":"DATA","projectId":"{{{partner.ProjectId}}}","source":"p",
            "timestamp":"2026-01-31T12:00:00Z"}
            """.ReplaceLineEndings(""),
            PartnerWorld.Open(delivery).GetRawText());

        // Had it been owed the data, that would have come before.
        await partner.DeleteAsync($"{partner.Project}/devices/{tag}");
        Assert.Single(await world.Dispatcher.DeliveriesAsync(eventsOnly, 1));
    }

    [Fact]
    public async Task What_is_owed_of_a_device_has_the_order_in_which_it_came_without_a_gap()
    {
        var partner = await world.NewPartnerAsync();
        var webhook = await partner.AddWebhookAsync();
        var devices = new[] { await partner.AddDeviceAsync(), await partner.AddDeviceAsync(), await partner.AddDeviceAsync() };

        // In either order, so that those who locked devices as they come would wait for each other for good.
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async request =>
        {
            var points = devices.SelectMany(deviceId => Enumerable.Range(0, 5).Select(number => new
            {
                deviceId,
                payload = new { temperature = number, light = request },
            }));
            var answer = await partner.PostAsync($"{partner.Project}/data", request % 2 == 0 ? points : points.Reverse());
            Assert.Equal(200, answer.Status);
        }));

        var owed = await world.Dispatcher.DeliveriesAsync(webhook, 12 * 3 * 5);
        foreach (var ofDevice in owed.GroupBy(delivery => delivery.SubjectId))
        {
            Assert.Equal(Enumerable.Range(1, 60).Select(number => (long)number), ofDevice.Select(delivery => delivery.Sequence));
            // What came together stays together, and as it came.
            Assert.All(ofDevice.Chunk(5), together =>
            {
                var payloads = together.Select(delivery => PartnerWorld.Open(delivery).GetProperty("payload")).ToList();
                var request = Assert.Single(payloads.Select(payload => payload.GetProperty("light").GetInt32()).Distinct());
                int[] expected = request % 2 == 0 ? [0, 1, 2, 3, 4] : [4, 3, 2, 1, 0];
                Assert.Equal(expected, payloads.Select(payload => payload.GetProperty("temperature").GetInt32()));
            });
        }

        Assert.Equal(owed.Count, owed.Select(delivery => delivery.EventId).Distinct().Count());
    }

    [Fact]
    public async Task Retries_at_the_same_time_are_stored_and_owed_once()
    {
        var partner = await world.NewPartnerAsync();
        var webhook = await partner.AddWebhookAsync();
        var path = $"{partner.Project}/devices/{await partner.AddDeviceAsync()}/data";
        object Point(string payloadId) => new { payloadId, payload = new { } };
        await partner.PostAsync(path, Point("first"));

        // All of them are let go only when each has come as far as it may: with what it found so far, it would go on.
        var answers = await world.Catalog.InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync(
                $"SELECT FROM device_sequences WHERE integration_id = {webhook} FOR UPDATE", TestContext.Current.CancellationToken);
            var retries = Enumerable.Range(0, 4)
                .Select(number => partner.PostAsync(path, new[] { Point("first"), Point("a"), Point($"own-{number}"), Point("b") })).ToList();
            await Eventually.TrueAsync(async () => await CountWaitingAsync() == retries.Count, () => "all retries to wait");
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
            return await Task.WhenAll(retries);
        });
        await partner.DeleteAsync($"{partner.Project}/integrations/{webhook}");
        await world.Dispatcher.RemovalAsync(webhook);

        Assert.Equal([1, 1, 1, 3], answers.Select(answer => answer.Json.GetProperty("stored").GetInt32()).Order());
        string[] once = ["a", "b", "first", "own-0", "own-1", "own-2", "own-3"];
        Assert.Equal(once, (await partner.GetAsync($"{partner.Project}/data")).Texts("payloadId").Order());
        var owed = await world.Dispatcher.DeliveriesAsync(webhook, once.Length);
        Assert.Equal(once, owed.Select(delivery => PartnerWorld.Open(delivery).GetProperty("payloadId").GetString()!).Order());
        Assert.Equal(Enumerable.Range(1, once.Length).Select(number => (long)number), owed.Select(delivery => delivery.Sequence));
    }

    [Fact]
    public async Task Points_of_one_device_go_out_together_where_that_is_wanted()
    {
        var partner = await world.NewPartnerAsync();
        var (webhook, cumulocity) = (await partner.AddWebhookAsync(("batchSize", 4)), await partner.AddCumulocityAsync());
        var (one, other) = (await partner.AddDeviceAsync(), await partner.AddDeviceAsync());

        await partner.PostAsync($"{partner.Project}/data", Enumerable.Range(0, 250).Select(number => new
        {
            deviceId = number % 25 == 0 ? other : one,
            payload = new { temperature = number },
        }));

        var owed = await world.Dispatcher.DeliveriesAsync(webhook, 60 + 3);
        Assert.All(owed, delivery => Assert.Equal(JsonValueKind.Array, PartnerWorld.Open(delivery).ValueKind));
        Assert.Equal([.. Enumerable.Repeat(4, 62), 2], owed.Select(delivery => PartnerWorld.Open(delivery).GetArrayLength()).OrderDescending());

        var messages = await world.Dispatcher.RequestsAsync(cumulocity, 4);
        Assert.All(messages, message => Assert.Equal(EndpointChannel.Cumulocity, message.Endpoint.Channel));
        var bodies = messages.SelectMany(message => message.Deliveries).Select(PartnerWorld.Open).ToList();
        Assert.All(bodies, body => Assert.Equal(["device", "payloads"], Answer.KeysOf(body)));
        Assert.Equal(
            $$"""{"id":"{{other}}","name":"Crane 7","type":"tag"}""",
            bodies.Single(body => body.GetProperty("payloads").GetArrayLength() == 10).GetProperty("device").GetRawText());
        Assert.Equal([100, 100, 40, 10], bodies.Select(body => body.GetProperty("payloads").GetArrayLength()).OrderDescending());
        Assert.Equal(
            Enumerable.Range(0, 250).Where(number => number % 25 != 0),
            bodies.SelectMany(body => body.GetProperty("payloads").EnumerateArray())
                .Where(point => point.GetProperty("deviceId").GetString() == one)
                .Select(point => point.GetProperty("payload").GetProperty("temperature").GetInt32()));
    }

    [Fact]
    public async Task Much_at_once_is_owed_in_messages_of_a_size_that_the_broker_likes()
    {
        var partner = await world.NewPartnerAsync();
        var webhook = await partner.AddWebhookAsync(("batchSize", 100));
        var device = await partner.AddDeviceAsync();
        var note = new string('x', 8_000);

        await partner.PostAsync(
            $"{partner.Project}/data", Enumerable.Range(0, 100).Select(number => new { deviceId = device, payload = new { number, note } }));

        var messages = await world.Dispatcher.RequestsAsync(webhook, 13);
        Assert.All(messages, message => Assert.InRange(JsonSerializer.Serialize(message).Length, 1, 256 * 1024));
        var points = messages.SelectMany(message => message.Deliveries).SelectMany(delivery => PartnerWorld.Open(delivery).EnumerateArray());
        Assert.Equal(Enumerable.Range(0, 100), points.Select(point => point.GetProperty("payload").GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task What_is_dropped_or_refused_is_owed_to_nobody()
    {
        var partner = await world.NewPartnerAsync();
        var webhook = await partner.AddWebhookAsync();
        var device = await partner.AddDeviceAsync();
        var path = $"{partner.Project}/devices/{device}/data";

        await partner.PostAsync(path, new { payloadId = "1", payload = new { } });
        await partner.PostAsync(path, new { payloadId = "1", payload = new { } });
        await partner.PostAsync(path, new object[] { new { payloadId = "2", payload = new { } }, new { payloadId = "3" } });
        await partner.PostAsync(path, new { payloadId = "4", payload = new { } });

        var owed = await world.Dispatcher.DeliveriesAsync(webhook, 2);
        Assert.Equal(["1", "4"], owed.Select(delivery => PartnerWorld.Open(delivery).GetProperty("payloadId").GetString()));
        Assert.Equal([1L, 2L], owed.Select(delivery => delivery.Sequence));
    }

    /// <returns>How many of the catalog's transactions wait for another.</returns>
    private Task<int> CountWaitingAsync() => world.Catalog.InDatabaseAsync(db => db.Database
        .SqlQuery<int>(
            $"""
            SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .SingleAsync(TestContext.Current.CancellationToken));
}
