namespace Icaro.WingsRedirect.Tests;

public sealed class ProofTests(WingsWorld world)
{
    [Fact]
    public async Task A_proof_counts_once_at_any_replica()
    {
        var hotspot = await world.Hotspots.AddAsync();
        await using var other = await WingsWorld.StartReplicaAsync(world.Settings);
        var proof = (await world.Portal.EnterAsync(hotspot))["proof"];

        var verified = await world.Portal.VerifyAsync(hotspot, proof);

        Assert.Equal(HttpStatusCode.OK, verified.Status);
        Assert.Equal(
            ("valid", "post", hotspot.UnitUuid, "59e1a6a30000000c", "17"),
            ((string?)verified.Json["status"], (string?)verified.Json["step"], (string?)verified.Json["uuid"], (string?)verified.Json["sessionid"], (string?)verified.Json["user"]));
        (await world.Portal.VerifyAsync(hotspot, proof)).IsProblem(HttpStatusCode.Conflict, "proof_used");

        // It opens the session there once the replica has heard of it; then the proof is used up there too.
        await new Portal(other.Client).GetUntilAsync($"/wings/capport/{hotspot.UnitUuid}?sessionid=59e1a6a30000000c", answer => !(bool)answer.Json["captive"]!);
        (await new Portal(other.Client).VerifyAsync(hotspot, proof)).IsProblem(HttpStatusCode.Conflict, "proof_used");
    }

    [Fact]
    public async Task A_proof_counts_once_however_many_replicas_are_asked_at_the_same_time()
    {
        var hotspot = await world.Hotspots.AddAsync();
        await using var other = await WingsWorld.StartReplicaAsync(world.Settings);
        Portal[] portals = [world.Portal, new(other.Client)];

        for (var walk = 0; walk < 20; walk++)
        {
            var proof = (await world.Portal.EnterAsync(hotspot))["proof"];

            var answers = await Task.WhenAll(portals.Select(portal => portal.VerifyAsync(hotspot, proof)));

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
        }
    }

    [Fact]
    public async Task A_proof_is_of_one_session_of_one_unit()
    {
        var hotspot = await world.Hotspots.AddAsync();
        var another = await world.Hotspots.AddAsync();
        var proof = (await world.Portal.EnterAsync(hotspot))["proof"];

        (await world.Portal.VerifyAsync(hotspot, proof, sessionId: "another")).IsProblem(HttpStatusCode.Forbidden, "proof_foreign");
        (await world.Portal.VerifyAsync(another, proof)).IsProblem(HttpStatusCode.Forbidden, "proof_foreign");
        Assert.Equal(HttpStatusCode.OK, (await world.Portal.VerifyAsync(hotspot, proof)).Status);
    }

    [Fact]
    public async Task What_is_no_proof_is_refused()
    {
        var hotspot = await world.Hotspots.AddAsync(null, new { post_auth_redirect_url = "https://platform.example" });
        var entered = await world.Portal.EnterAsync(hotspot);
        var proof = (await world.Portal.CallbackAsync(entered["state"]))["proof"];

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
}
