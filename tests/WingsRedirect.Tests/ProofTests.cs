namespace Icaro.WingsRedirect.Tests;

public sealed class ProofTests(WingsWorld world)
{
    /// <summary>Its API token counts here too.</summary>
    private static readonly object Platform = new { post_auth_redirect_url = "https://platform.example", confirmation = "signed" };

    [Fact]
    public async Task A_proof_counts_for_one_caller_who_may_repeat_it_at_any_replica()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Platform);
        var token = await world.ApiTokenAsync(hotspot.Integrations[0]);
        await using var other = await WingsWorld.StartReplicaAsync(world.Settings);
        var proof = await WalkAsync(hotspot);

        var verified = await world.Portal.VerifyAsync(hotspot, proof);

        Assert.Equal(HttpStatusCode.OK, verified.Status);
        Assert.Equal(
            ("valid", "post", hotspot.UnitUuid, TestHotspot.SessionId, "17"),
            ((string?)verified.Json["status"], (string?)verified.Json["step"], (string?)verified.Json["uuid"], (string?)verified.Json["sessionid"], (string?)verified.Json["user"]));
        foreach (var portal in new[] { world.Portal, new Portal(other.Client) })
        {
            Assert.Equal(verified, await portal.VerifyAsync(hotspot, proof));
            (await portal.VerifyAsPlatformAsync(hotspot, proof, token)).IsProblem(HttpStatusCode.Conflict, "proof_used");
        }
    }

    [Fact]
    public async Task A_proof_opens_the_session_at_every_replica()
    {
        var hotspot = await world.Hotspots.AddAsync();
        await using var other = await WingsWorld.StartReplicaAsync(world.Settings);
        var proof = (await world.Portal.EnterAsync(hotspot))["proof"];

        await world.Portal.VerifyAsync(hotspot, proof);

        await new Portal(other.Client).GetUntilAsync(
            $"/wings/capport/{hotspot.UnitUuid}?sessionid={TestHotspot.SessionId}", answer => !(bool)answer.Json["captive"]!);
    }

    [Fact]
    public async Task A_proof_counts_for_one_caller_however_many_ask_at_the_same_time()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Platform);
        var token = await world.ApiTokenAsync(hotspot.Integrations[0]);
        var patient = new Dictionary<string, string>(world.Settings) { ["Wings:ProofRecordTimeout"] = "00:01:00" };
        await using var one = await WingsWorld.StartReplicaAsync(patient);
        await using var other = await WingsWorld.StartReplicaAsync(patient);
        Portal[] portals = [new(one.Client), new(other.Client)];

        for (var walk = 0; walk < 20; walk++)
        {
            var proof = await WalkAsync(hotspot);

            var asUnit = Task.WhenAll(portals.Select(portal => portal.VerifyAsync(hotspot, proof)));
            var asPlatform = Task.WhenAll(portals.Select(portal => portal.VerifyAsPlatformAsync(hotspot, proof, token)));

            HttpStatusCode[] answers = [.. (await asUnit).Select(answer => answer.Status).Distinct(), .. (await asPlatform).Select(answer => answer.Status).Distinct()];
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Order());
        }
    }

    [Fact]
    public async Task Only_who_shows_the_digest_or_a_token_of_the_hotspot_may_verify()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Platform);
        var another = await world.Hotspots.AddAsync(null, Platform);
        var foreignToken = await world.ApiTokenAsync(another.Integrations[0]);
        await world.Portal.EnterAsync(another);
        var proof = await WalkAsync(hotspot);
        Task<WingsAnswer> VerifyAsync(string? digest) => world.Portal.PostAsync(
            "/wings/proofs/verify", new { proof, uuid = hotspot.UnitUuid, digest, sessionid = TestHotspot.SessionId });

        (await VerifyAsync(digest: null)).IsProblem(HttpStatusCode.Unauthorized, "credentials_required");
        (await VerifyAsync("")).IsProblem(HttpStatusCode.Unauthorized, "credentials_required");
        (await VerifyAsync(another.Digest)).IsProblem(HttpStatusCode.BadRequest, "digest_invalid");
        (await world.Portal.VerifyAsPlatformAsync(hotspot, proof, foreignToken)).IsProblem(HttpStatusCode.Unauthorized, "token_invalid");
        (await world.Portal.VerifyAsync(hotspot with { UnitUuid = "nobody's" }, proof)).IsProblem(HttpStatusCode.BadRequest, "uuid_invalid");
        (await world.Portal.VerifyAsync(hotspot, proof, sessionSeconds: int.MaxValue)).IsProblem(HttpStatusCode.BadRequest, "session_too_long");
        Assert.Equal(HttpStatusCode.OK, (await VerifyAsync(hotspot.Digest)).Status);
    }

    [Fact]
    public async Task A_proof_is_of_one_session_of_one_unit()
    {
        var hotspot = await world.Hotspots.AddAsync();
        var another = await world.Hotspots.AddAsync();
        var proof = (await world.Portal.EnterAsync(hotspot))["proof"];
        await world.Portal.EnterAsync(another);

        (await world.Portal.VerifyAsync(hotspot, proof, sessionId: "another")).IsProblem(HttpStatusCode.Forbidden, "proof_foreign");
        (await world.Portal.VerifyAsync(another, proof)).IsProblem(HttpStatusCode.Forbidden, "proof_foreign");
        Assert.Equal(HttpStatusCode.OK, (await world.Portal.VerifyAsync(hotspot, proof)).Status);
    }

    [Fact]
    public async Task What_is_no_proof_is_refused()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Platform);
        var entered = await world.Portal.EnterAsync(hotspot);
        var proof = await WalkAsync(hotspot);

        (await world.Portal.VerifyAsync(hotspot, "true")).IsProblem(HttpStatusCode.BadRequest, "proof_invalid");
        (await world.Portal.VerifyAsync(hotspot, entered["state"])).IsProblem(HttpStatusCode.BadRequest, "proof_invalid");
        (await world.Portal.VerifyAsync(hotspot, proof[..^1] + (proof[^1] == 'A' ? 'B' : 'A'))).IsProblem(HttpStatusCode.BadRequest, "proof_invalid");
        (await world.Portal.PostAsync("/wings/proofs/verify", new { proof })).IsProblem(HttpStatusCode.BadRequest, "body_malformed");
        (await world.Portal.PostAsync("/wings/proofs/verify", "nothing")).IsProblem(HttpStatusCode.BadRequest, "body_malformed");
    }

    [Fact]
    public async Task A_proof_expires()
    {
        var hotspot = await world.Hotspots.AddAsync();
        await using var hasty = await WingsWorld.StartReplicaAsync(
            new Dictionary<string, string>(world.Settings) { ["Wings:FlowLifetime"] = "00:00:01", ["Wings:ProofLifetime"] = "00:00:01" });
        var portal = new Portal(hasty.Client);
        var proof = (await portal.EnterAsync(hotspot))["proof"];

        WingsAnswer? answer = null;
        await Eventually.TrueAsync(async () => (answer = await portal.VerifyAsync(hotspot, proof)).Status == HttpStatusCode.Gone, () => $"an expired proof, not {answer}");

        answer!.IsProblem(HttpStatusCode.Gone, "proof_expired");
    }

    /// <returns>The proof of a guest who has visited the platform.</returns>
    private async Task<string> WalkAsync(TestHotspot hotspot)
    {
        var state = (await world.Portal.EnterAsync(hotspot))["state"];
        return (await world.Portal.CallbackAsync(state, hotspot.Integrations[0].Sign(state)))["proof"];
    }
}
