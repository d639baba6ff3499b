namespace Icaro.IntegrationsCatalog.Tests.Partners;

[Collection(nameof(PartnerWorld))]
public sealed class DataTests(PartnerWorld world)
{
    [Fact]
    public async Task What_was_brought_in_is_told_in_the_documented_shape()
    {
        var partner = await world.NewPartnerAsync();
        var device = await partner.AddDeviceAsync();

        var stored = await partner.PostTextAsync(
            $"{partner.Project}/data",
            $$$"""
            {"deviceId":"{{{device}}}","gatewayId":"gw-1","organizationId":"{{{partner.OrganizationId}}}","projectId":"{{{partner.ProjectId}}}",
             "integrationId":"some","payloadType":"DATA","payloadId":"p-1","source":"e","timestamp":"2026-01-31 12:00:00.123456+01:00",
             "payload":{"temperature":21.5,"battery":3.6,"future":{"x":[1]}} }
            """);

        Assert.Equal((200, """{"stored":1,"repeated":0}"""), (stored.Status, stored.Body));
        Assert.Equal(
            $$$"""
            [{"deviceId":"{{{device}}}","gatewayId":"gw-1","organizationId":"{{{partner.OrganizationId}}}",
            "payload":{"temperature":21.5,"battery":3.6,"future":{"x":[1]}},"payloadId":"p-1","payloadType":"DATA",
            "projectId":"{{{partner.ProjectId}}}","source":"e","timestamp":"2026-01-31T11:00:00.123456Z"}]
            """.ReplaceLineEndings(""),
            (await partner.GetAsync($"{partner.Project}/data")).Body);
    }

    [Fact]
    public async Task Data_of_one_device_need_not_name_it()
    {
        var partner = await world.NewPartnerAsync();
        var device = await partner.AddDeviceAsync();
        var path = $"{partner.Project}/devices/{device}/data";

        var stored = await partner.PostTextAsync(
            path, $$$"""[{"payload":{"battery":{"chargingStatus":"CHARGING","percentage":75,"voltage":4.1}} },{"deviceId":"{{{device}}}","payload":{}}]""");
        var other = await partner.PostTextAsync(path, """{"deviceId":"other","payload":{}}""");

        Assert.Equal("""{"stored":2,"repeated":0}""", stored.Body);
        Assert.Equal([$"$.deviceId is not {device}"], other.Faults);
        Assert.Equal(404, (await partner.PostTextAsync($"{partner.Project}/devices/none/data", """{"payload":{}}""")).Status);
        var told = await partner.GetAsync($"{partner.Project}/data");
        Assert.Equal(["p", "p"], told.Texts("source"));
        Assert.Equal(2, told.Texts("payloadId").Distinct().Count());
    }

    [Fact]
    public async Task What_comes_again_is_dropped_for_its_device()
    {
        var partner = await world.NewPartnerAsync();
        var (one, other) = (await partner.AddDeviceAsync(), await partner.AddDeviceAsync());
        object Point(string device, string payloadId, double temperature) =>
            new { deviceId = device, payloadId, payload = new { temperature } };

        await partner.PostAsync($"{partner.Project}/data", Point(one, "a", 1));
        var again = await partner.PostAsync(
            $"{partner.Project}/data", new[] { Point(one, "a", 2), Point(one, "b", 3), Point(one, "b", 4), Point(other, "a", 5) });

        Assert.Equal("""{"stored":2,"repeated":2}""", again.Body);
        var told = await partner.GetAsync($"{partner.Project}/data");
        Assert.Equal(
            [1, 3, 5],
            told.Json.EnumerateArray().Select(point => point.GetProperty("payload").GetProperty("temperature").GetDouble()).Order());
    }

    [Fact]
    public async Task Retries_at_the_same_time_are_stored_once()
    {
        var partner = await world.NewPartnerAsync();
        var devices = new[] { await partner.AddDeviceAsync(), await partner.AddDeviceAsync(), await partner.AddDeviceAsync() };
        var batch = Enumerable.Range(0, 60)
            .Select(number => new { deviceId = devices[number % 3], payloadId = $"{number}", payload = new { temperature = number } }).ToList();

        // In either order, so that those who locked devices as they come would wait for each other for good.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            partner.PostAsync($"{partner.Project}/data", number % 2 == 0 ? batch : Enumerable.Reverse(batch))));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(60, answers.Sum(answer => answer.Json.GetProperty("stored").GetInt32()));
        Assert.Equal(60, (await partner.GetAsync($"{partner.Project}/data?limit=1000")).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_batch_with_faults_is_refused_with_all_of_them_and_nothing_is_stored()
    {
        var partner = await world.NewPartnerAsync();
        var device = await partner.AddDeviceAsync();

        var answer = await partner.PostTextAsync(
            $"{partner.Project}/data",
            $$$"""
            [{"deviceId":"{{{device}}}","payload":{"temperature":20}},
             {"payload":{"location":{"latitude":90.1,"longitude":-181,"accuracy":-1}},"timestamp":"1999-12-31T23:59:59Z"},
             7,
             {"deviceId":"{{{device}}}","payload":{"location":{"latitude":1},"humidity":{"humidity":101},"light":"bright"},"timestamp":"soon"},
             {"deviceId":"{{{device}}}","timestamp":"2999-01-01T00:00:00Z","source":"x","payloadType":"EVENT","organizationId":"o"},
             {"deviceId":"{{{device}}}","payload":{"neighbors":[{"id":"n","rssi":-70},{"id":"n","rssi":"loud"}],"usage":[],"temperature":-300,"impact":{"x":1e999}} }]
            """);

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            [
                "$[1].deviceId is required",
                "$[1].timestamp is before 2000",
                "$[1].payload.location.latitude is not -90 to 90",
                "$[1].payload.location.longitude is not -180 to 180",
                "$[1].payload.location.accuracy is not at least 0",
                "$[2] is not an object",
                "$[3].timestamp is not a time such as 2026-01-31T12:00:00Z",
                "$[3].payload.location.longitude is required",
                "$[3].payload.humidity.humidity is not 0 to 100",
                "$[3].payload.light is not a number",
                $"$[4].organizationId is not {partner.OrganizationId}",
                "$[4].payloadType is not DATA",
                "$[4].source is neither p (periodic) nor e (event)",
                "$[4].timestamp is more than a day from now",
                "$[4].payload is required",
                "$[5].payload.neighbors[1].rssi is not a number",
                "$[5].payload.usage is not an object",
                "$[5].payload.temperature is not at least -273.15",
                "$[5].payload.impact.x is too large",
            ],
            answer.Faults);
        Assert.Equal("[]", (await partner.GetAsync($"{partner.Project}/data")).Body);
    }

    [Fact]
    public async Task Devices_of_others_are_none_of_the_project()
    {
        var (partner, other) = (await world.NewPartnerAsync(), await world.NewPartnerAsync());
        var (device, foreign) = (await partner.AddDeviceAsync(), await other.AddDeviceAsync());

        var answer = await partner.PostAsync(
            $"{partner.Project}/data", new[] { device, foreign, "unknown" }.Select(deviceId => new { deviceId, payload = new { } }));

        Assert.Equal(["$[1].deviceId is no device of the project", "$[2].deviceId is no device of the project"], answer.Faults);
        Assert.Equal("[]", (await partner.GetAsync($"{partner.Project}/data")).Body);
    }

    [Fact]
    public async Task A_thousand_points_with_every_field_fit_and_one_more_does_not()
    {
        var partner = await world.NewPartnerAsync();
        var device = await partner.AddDeviceAsync();
        var neighbors = string.Join(',', Enumerable.Repeat("""{"id":"0016c001f0001b02","rssi":-71}""", 20));
        var point = $$$"""
            {"deviceId":"{{{device}}}","gatewayId":"0016c001f0001b01","payload":{"accelerometer":{"x":1.25,"y":2.25,"z":3.25},
            "impact":{"x":1.25,"y":2.25,"z":3.25},"magnetometer":{"x":1.25,"y":2.25,"z":3.25},"temperature":21.55,"light":1200,
            "usage":{"moving":120,"stationary":3480},"battery":{"chargingStatus":"CHARGING","percentage":75,"voltage":4.112},
            "location":{"accuracy":2.51,"latitude":59.40481983,"longitude":17.94941323,"level":2,"height":3.25,"label":"Quay 7, second floor"},
            "neighbors":[{{{neighbors}}}],
            "humidity":{"humidity":45.5,"temperature":21.5},"pressure":{"pressure":1013.25,"temperature":21.5},
            "currentmeter":{"average":1.5,"max":2.5,"min":0.5,"nbr_of_samples":10,"temperature":21.5,"voltage":3300}},"source":"p"}
            """;

        var stored = await partner.PostTextAsync($"{partner.Project}/data", $"[{string.Join(',', Enumerable.Repeat(point, 1000))}]");
        var tooMany = await partner.PostTextAsync($"{partner.Project}/data", $"[{string.Join(',', Enumerable.Repeat(point, 1001))}]");
        var tooLarge = await partner.PostTextAsync($"{partner.Project}/data", new string(' ', (4 << 20) + 1));

        Assert.Equal("""{"stored":1000,"repeated":0}""", stored.Body);
        Assert.Equal(["$ has more than 1000 data points"], tooMany.Faults);
        Assert.Equal((413, """{"message":"Request body too large"}"""), (tooLarge.Status, tooLarge.Body));
        var fat = await partner.PostTextAsync(
            $"{partner.Project}/devices/{device}/data", $$$"""{"payload":{"note":"{{{new string('x', 17_000)}}}"}}""");
        Assert.Equal(["$.payload has more than 16384 bytes"], fat.Faults);
    }

    [Fact]
    public async Task Pages_lead_from_the_newest_to_the_oldest_whatever_arrives_meanwhile()
    {
        var partner = await world.NewPartnerAsync();
        var device = await partner.AddDeviceAsync();
        // Some have the same time.
        await partner.PostAsync($"{partner.Project}/data", Enumerable.Range(0, 25).Select(number => new
        {
            deviceId = device,
            payloadId = $"{number}",
            timestamp = $"2026-01-31T12:00:{number / 3:00}Z",
            payload = new { },
        }));

        List<string> seen = [];
        for (var next = $"{partner.Project}/data?limit=10&deviceId={device}"; next is not null;)
        {
            var page = await partner.GetAsync(next);
            seen.AddRange(page.Texts("payloadId"));
            await partner.PostAsync($"{partner.Project}/data", new { deviceId = device, payloadId = $"new {seen.Count}".Replace(' ', '-'), payload = new { } });
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(number => $"{number}"), seen);
    }

    [Fact]
    public async Task Filters_tell_what_is_asked_for()
    {
        var partner = await world.NewPartnerAsync();
        var (one, other) = (await partner.AddDeviceAsync(), await partner.AddDeviceAsync());
        await partner.PostAsync($"{partner.Project}/data", new object[]
        {
            new { deviceId = one, payloadId = "1", timestamp = "2026-01-31T12:00:01Z", payload = new { temperature = 1 } },
            new { deviceId = one, payloadId = "2", timestamp = "2026-01-31T12:00:02Z", payload = new { location = new { latitude = 1, longitude = 2 } } },
            new { deviceId = other, payloadId = "3", timestamp = "2026-01-31T12:00:03Z", payload = new { temperature = 1, light = 3 } },
        });

        Assert.Equal(["2", "1"], await AskAsync($"deviceId={one}"));
        Assert.Equal(["3", "1"], await AskAsync("dataType=temperature"));
        Assert.Equal(["2"], await AskAsync("dataType=location&limit=1"));
        Assert.Equal(["3", "2"], await AskAsync("from=2026-01-31T12:00:02Z"));
        Assert.Equal(["1"], await AskAsync("to=2026-01-31 12:00:02"));
        Assert.Equal(["2"], await AskAsync("from=2026-01-31T13:00:02%2B01:00&to=2026-01-31T12:00:03Z"));
        Assert.Empty(await AskAsync("deviceId=none"));

        async Task<string[]> AskAsync(string query) => (await partner.GetAsync($"{partner.Project}/data?{query}")).Texts("payloadId");
    }

    [Fact]
    public async Task A_query_is_refused_with_everything_that_is_wrong_with_it()
    {
        var partner = await world.NewPartnerAsync();

        var answer = await partner.GetAsync(
            $"{partner.Project}/data?dataType=8&from=yesterday&to=1&limit=1001&cursor=AAAA&deviceId=%00");

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            [
                "?dataType is no field of a payload",
                "?from is not a time such as 2026-01-31T12:00:00Z",
                "?to is not a time such as 2026-01-31T12:00:00Z",
                "?limit is not 1 to 1000",
                "?cursor is from no page",
                "?deviceId contains control characters",
            ],
            answer.Faults);
    }
}
