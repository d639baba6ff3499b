namespace Icaro.WebhookDispatch.Tests;

public sealed class EndpointRemovedTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private readonly DispatchWorld _world = shared.World;

    [Fact]
    public async Task What_a_removed_endpoint_is_owed_is_discarded_and_its_secrets_are_forgotten()
    {
        var endpoint = Endpoint();
        var waiting = new TaskCompletionSource();
        _world.Platform.Answer = (webhook, _) => webhook.Path == $"/{endpoint.EndpointId}" ? waiting.Task : Task.CompletedTask;
        RequestedDelivery[] owed = [RequestsTo.Delivery(9, 1, "1"), RequestsTo.Delivery(9, 2, "2"), RequestsTo.Delivery(8, 2, "waits for what is before it")];
        await _world.Publisher.PublishAsync(endpoint.Enqueue(owed));
        await Eventually.TrueAsync(() => Received(endpoint) == 1, () => "the first one under way");

        await _world.Publisher.PublishAsync(endpoint.Removed);

        foreach (var delivery in owed)
            await _world.Api.DeliveryAsync(delivery.EventId, "discarded");
        waiting.SetResult();
        await ProveIdleAsync();
        Assert.Equal(1, Received(endpoint));
        Assert.Equal(0, await _world.Database.QueryAsync<int>(
            $"SELECT length(sealed_token) + length(sealed_signing_secret) + jsonb_array_length(retiring_secrets) FROM endpoints WHERE id = {endpoint.EndpointId}"));
        await Eventually.SeeAsync(
            () => _world.Database.QueryAsync<long>(
                $"SELECT count(*) FROM lanes WHERE endpoint_id = {endpoint.EndpointId} AND (head_id IS NOT NULL OR next_attempt_at IS NOT NULL)"),
            lanes => lanes == 0);
    }

    [Fact]
    public async Task Nothing_that_arrives_late_or_twice_revives_it()
    {
        var endpoint = Endpoint();
        var before = RequestsTo.Delivery(9, 1, "before");
        await _world.Publisher.PublishAsync(endpoint.Enqueue(before));
        await _world.Api.DeliveryAsync(before.EventId, "delivered");
        await _world.Publisher.PublishAsync(endpoint.Removed);
        await RemovedAsync(endpoint);

        var late = RequestsTo.Delivery(9, 2, "late");
        await _world.Publisher.PublishAsync((endpoint with { Version = 5 }).Changed);
        await _world.Publisher.PublishAsync((endpoint with { Version = 6 }).Enqueue(late, late, RequestsTo.Delivery(10, 1, "late")));
        await _world.Publisher.PublishAsync(endpoint.Removed);

        await _world.Api.DeliveryAsync(late.EventId, "discarded");
        Assert.Equal(HttpStatusCode.Conflict, (await _world.Api.PatchAsync($"/endpoints/{endpoint.EndpointId}", """{"enabled":true}""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await _world.Api.PostAsync($"/deliveries/{before.EventId}/replay")).Status);
        await ProveIdleAsync();
        Assert.Equal(1, Received(endpoint));
        await RemovedAsync(endpoint);
        Assert.Equal(1L, await _world.Database.QueryAsync<long>($"SELECT version FROM endpoints WHERE id = {endpoint.EndpointId}"));
    }

    [Fact]
    public async Task One_of_which_nothing_was_known_stays_removed_too()
    {
        var endpoint = Endpoint();
        await _world.Publisher.PublishAsync(endpoint.Removed);
        await RemovedAsync(endpoint);

        var late = RequestsTo.Delivery(9, 1, "late");
        await _world.Publisher.PublishAsync(endpoint.Enqueue(late));

        await _world.Api.DeliveryAsync(late.EventId, "discarded");
        await ProveIdleAsync();
        Assert.Equal(0, Received(endpoint));
    }

    [Fact]
    public async Task A_flood_that_is_stored_while_it_is_removed_leaves_nothing_behind()
    {
        var endpoint = Endpoint();
        var flood = Enumerable.Range(1, 60)
            .Select(piece => endpoint.Enqueue([.. Enumerable.Range(1, 10).Select(device => RequestsTo.Delivery(piece * 100 + device, 1, "x"))])).ToList();

        await Task.WhenAll(
            _world.Publisher.PublishAsync(flood[..30]), _world.Publisher.PublishAsync(endpoint.Removed), _world.Publisher.PublishAsync(flood[30..]));

        await Eventually.TrueAsync(
            async () => await _world.Database.QueryAsync<long>(
                $"SELECT count(*) FROM deliveries WHERE endpoint_id = {endpoint.EndpointId} AND status IN ('delivered', 'discarded')") == 600,
            () => "all of them settled");
    }

    [Fact]
    public async Task What_is_being_stored_when_it_is_removed_is_discarded()
    {
        var endpoint = Endpoint();
        var before = RequestsTo.Delivery(9, 1, "before");
        await _world.Publisher.PublishAsync(endpoint.Enqueue(before));
        await _world.Api.DeliveryAsync(before.EventId, "delivered");
        // The last that an inbox does is to give the lane its turn; there it is stopped.
        await _world.Database.ExecuteAsync(
            $"""
            CREATE TABLE barrier AS SELECT 1;
            CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM FROM barrier FOR SHARE; RETURN NEW; END';
            CREATE TRIGGER stop BEFORE UPDATE ON lanes FOR EACH ROW WHEN (NEW.endpoint_id = {endpoint.EndpointId} AND NEW.subject_id = 10) EXECUTE FUNCTION stop();
            """);

        var stored = RequestsTo.Delivery(10, 1, "stored");
        await using (var barrier = await RowLock.TakeAsync(_world.Settings["ConnectionStrings:dispatchdb"], "SELECT FROM barrier"))
        {
            await _world.Publisher.PublishAsync(endpoint.Enqueue(stored));
            await barrier.IsWaitedForAsync();
            await _world.Publisher.PublishAsync(endpoint.Removed);
            await Eventually.TrueAsync(
                async () => await IsRemovedAsync(endpoint) || await IsRemovalWaitingAsync(), () => "the removal to wait, or not to");
        }

        await _world.Database.ExecuteAsync("DROP TRIGGER stop ON lanes; DROP FUNCTION stop; DROP TABLE barrier");
        await _world.Api.DeliveryAsync(stored.EventId, "discarded");
        await RemovedAsync(endpoint);
    }

    private RequestsTo Endpoint()
    {
        _world.Platform.Answer = (_, _) => Task.CompletedTask;
        var id = shared.NextEndpointId();
        return new(id, EndpointChannel.Device, $"{_world.Platform.Address}/{id}") { Token = "marker-token", SigningSecret = Toggles.SigningSecret };
    }

    private int Received(RequestsTo endpoint) => _world.Platform.Received.Count(webhook => webhook.Path == $"/{endpoint.EndpointId}");

    private Task RemovedAsync(RequestsTo endpoint) => Eventually.TrueAsync(() => IsRemovedAsync(endpoint), () => "the endpoint removed");

    private async Task<bool> IsRemovedAsync(RequestsTo endpoint) =>
        (await _world.Api.GetAsync($"/endpoints/{endpoint.EndpointId}")).Json is { } json
        && (string?)json["disabled_reason"] == "removed" && (bool?)json["enabled"] == false;

    private Task<bool> IsRemovalWaitingAsync() => _world.Database.QueryAsync<bool>(
        """
        SELECT EXISTS (
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FROM endpoints % FOR UPDATE%')
        """);

    /// <summary>Whatever was due has been claimed when something that came later has gone all the way.</summary>
    private async Task ProveIdleAsync()
    {
        var other = Endpoint();
        var delivery = RequestsTo.Delivery(1, 1, "other");
        await _world.Publisher.PublishAsync(other.Enqueue(delivery));
        await _world.Api.DeliveryAsync(delivery.EventId, "delivered");
    }
}
