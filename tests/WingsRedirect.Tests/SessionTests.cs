using FsCheck;
using FsCheck.Fluent;
using Icaro.WingsRedirect.Sessions;

namespace Icaro.WingsRedirect.Tests;

public sealed class SessionTests(WingsWorld world)
{
    [Fact]
    public async Task A_unit_opens_and_ends_sessions_at_every_replica()
    {
        var hotspot = await AddAsync();
        await using var other = await WingsWorld.StartReplicaAsync(world.Settings);

        var opened = await world.Portal.ReportAsync(hotspot, new { status = "open", session_seconds = 3600 });

        Assert.Equal((HttpStatusCode.OK, "open"), (opened.Status, (string?)opened.Json["status"]));
        Assert.InRange((DateTimeOffset)opened.Json["expires"]!, DateTimeOffset.UtcNow.AddMinutes(55), DateTimeOffset.UtcNow.AddHours(1));
        await CaptiveAsync(world.Portal, hotspot, false);
        await CaptiveAsync(new(other.Client), hotspot, false);

        var ended = await new Portal(other.Client).ReportAsync(hotspot, new { status = "ended" });

        Assert.Equal((HttpStatusCode.OK, "ended"), (ended.Status, (string?)ended.Json["status"]));
        await CaptiveAsync(new(other.Client), hotspot, true);
        await CaptiveAsync(world.Portal, hotspot, true);
    }

    [Fact]
    public async Task A_session_ends_by_itself_when_its_time_is_over()
    {
        var hotspot = await AddAsync();

        await world.Portal.ReportAsync(hotspot, new { status = "open", session_seconds = 1 });

        await CaptiveAsync(world.Portal, hotspot, true);
    }

    [Fact]
    public async Task A_report_ends_the_session_that_a_proof_opened_and_a_repeated_verification_does_not_open_it_again()
    {
        var hotspot = await AddAsync();
        var proof = (await world.Portal.EnterAsync(hotspot))["proof"];
        await world.Portal.VerifyAsync(hotspot, proof);
        await CaptiveAsync(world.Portal, hotspot, false);

        await world.Portal.ReportAsync(hotspot, new { status = "ended" });
        Assert.Equal(HttpStatusCode.OK, (await world.Portal.VerifyAsync(hotspot, proof)).Status);

        await CaptiveAsync(world.Portal, hotspot, true);
    }

    [Fact]
    public async Task A_report_at_intervals_need_not_repeat_how_the_device_is_told()
    {
        var hotspot = await AddAsync();
        await world.Portal.ReportAsync(hotspot, new { status = "open", token = "device-17" });

        await world.Portal.ReportAsync(hotspot, new { status = "open", bytes_remaining = 100 });

        Assert.Equal(100, (int)(await world.Portal.GetAsync($"/wings/capport/{hotspot.UnitUuid}?token=device-17")).Json["bytes-remaining"]!);
    }

    [Fact]
    public async Task A_unit_with_too_many_sessions_loses_those_that_were_reported_longest_ago_and_no_other_unit_does()
    {
        var hotspot = await AddAsync();
        var another = await AddAsync();
        await using var small = await WingsWorld.StartReplicaAsync(new Dictionary<string, string>(world.Settings) { ["Sessions:MaxPerUnit"] = "3" });
        var portal = new Portal(small.Client);
        await portal.ReportAsync(another, new { status = "open" });
        await portal.ReportAsync(hotspot, new { status = "open", sessionid = "kept" });

        for (var session = 1; session <= 3; session++)
        {
            await portal.ReportAsync(hotspot, new { status = "open", sessionid = $"{session}" });
            await portal.ReportAsync(hotspot, new { status = "open", sessionid = "kept" });
        }

        await CaptiveAsync(portal, another, false);
        foreach (var (session, isCaptive) in new[] { ("kept", false), ("1", true), ("2", false), ("3", false) })
            await CaptiveAsync(portal, hotspot, isCaptive, session);
    }

    [Theory]
    [InlineData("""{"status":"open"}""", HttpStatusCode.BadRequest, "digest_invalid", "another")]
    [InlineData("""{"status":"open"}""", HttpStatusCode.BadRequest, "validation_failed", "")]
    [InlineData("""{"status":"open","uuid":"nobody's"}""", HttpStatusCode.BadRequest, "uuid_invalid")]
    [InlineData("""{"status":"open","session_seconds":604801}""", HttpStatusCode.BadRequest, "session_too_long")]
    [InlineData("""{"status":"open","session_seconds":0}""", HttpStatusCode.BadRequest, "validation_failed")]
    [InlineData("""{"status":"open","bytes_remaining":-1}""", HttpStatusCode.BadRequest, "validation_failed")]
    [InlineData("""{"status":"open","address":"somewhere"}""", HttpStatusCode.BadRequest, "validation_failed")]
    [InlineData("""{"status":"open","sessionid":""}""", HttpStatusCode.BadRequest, "validation_failed")]
    [InlineData("""{"status":"closed"}""", HttpStatusCode.BadRequest, "validation_failed")]
    [InlineData("""{"status":1}""", HttpStatusCode.BadRequest, "bad_request")]
    public async Task What_is_wrong_is_named_and_opens_nothing(string report, HttpStatusCode status, string code, string? digest = null)
    {
        var hotspot = await AddAsync();
        var body = JsonNode.Parse(report)!.AsObject();
        if (digest is not null)
            body["digest"] = digest;

        var answer = await world.Portal.ReportAsync(hotspot, body);

        answer.IsProblem(status, code);
        await CaptiveAsync(world.Portal, hotspot, true);
    }

    [Fact]
    public async Task An_oversized_name_is_refused()
    {
        var hotspot = await AddAsync();

        var answer = await world.Portal.ReportAsync(hotspot, new { status = "open", token = new string('a', 257) });

        answer.IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Equal("has more than 256 characters", (string?)answer.Json["errors"]!["/token"]![0]);
    }

    [Fact]
    public void The_latest_report_counts_in_whichever_order_they_arrive() => Prop.ForAll(
        Gen.Shuffle(Enumerable.Range(0, 8).ToArray()).ToArbitrary(),
        order =>
        {
            var now = DateTimeOffset.UtcNow;
            var sessions = new UnitSessions(maxSessions: 10);
            foreach (var second in order)
                sessions.Add(Reported("session", now.AddSeconds(second), now.AddHours(1), bytesRemaining: second));

            return sessions.FindOpen(_ => true, now)!.BytesRemaining == 7;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_has_expired_is_forgotten()
    {
        var now = DateTimeOffset.UtcNow;
        var sessions = new UnitSessions(maxSessions: 10);
        foreach (var hour in Enumerable.Range(1, 4))
            sessions.Add(Reported($"session {hour}", now, now.AddHours(hour)));

        sessions.RemoveExpired(now.AddHours(3));

        Assert.Null(sessions.FindOpen(session => session.SessionId is not "session 4", now));
        Assert.NotNull(sessions.FindOpen(session => session.SessionId is "session 4", now));
    }

    private static SessionReported Reported(string sessionId, DateTimeOffset reportedAt, DateTimeOffset expires, long? bytesRemaining = null) => new()
    {
        UnitUuid = "unit",
        SessionId = sessionId,
        IsOpen = true,
        IsLimited = true,
        ReportedAt = reportedAt,
        Expires = expires,
        BytesRemaining = bytesRemaining,
    };

    private async Task<TestHotspot> AddAsync()
    {
        var hotspot = await world.Hotspots.AddAsync();
        await CaptiveAsync(world.Portal, hotspot, true);
        return hotspot;
    }

    private static Task<WingsAnswer> CaptiveAsync(Portal portal, TestHotspot hotspot, bool isCaptive, string sessionId = TestHotspot.SessionId) =>
        portal.GetUntilAsync(
            $"/wings/capport/{hotspot.UnitUuid}?sessionid={sessionId}",
            answer => answer.Status == HttpStatusCode.OK && (bool)answer.Json["captive"]! == isCaptive);
}
