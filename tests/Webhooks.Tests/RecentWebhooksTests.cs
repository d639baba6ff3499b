namespace Icaro.Webhooks.Tests;

public sealed class RecentWebhooksTests
{
    private int _called;
    private Func<IResult> _answer = () => Results.NoContent();

    [Fact]
    public async Task A_recorded_webhook_that_is_sent_again_is_not_handled_again()
    {
        await using var app = await StartAsync();

        Assert.Equal(HttpStatusCode.NoContent, await app.StatusAsync(new()));
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync(new()));
        Assert.Equal(1, _called);

        app.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusAsync(new()));
        Assert.Equal(HttpStatusCode.NoContent, await app.StatusAsync(new() { Id = "msg_2", SentAt = Sent.At.AddMinutes(6) }));
        Assert.Equal(2, _called);
    }

    [Fact]
    public async Task One_from_the_future_is_remembered_until_it_is_too_old()
    {
        var early = new Sent { SentAt = Sent.At.AddMinutes(5) };
        await using var app = await StartAsync();
        await app.StatusAsync(early);

        app.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync(early));
        Assert.Equal(1, _called);
    }

    [Fact]
    public async Task What_failed_is_handled_when_it_comes_again()
    {
        await using var app = await StartAsync();
        Func<IResult>[] failures = [() => Results.StatusCode(503), () => throw new InvalidOperationException("not today")];
        foreach (var failure in failures)
        {
            _answer = failure;
            Assert.NotEqual(HttpStatusCode.OK, await app.StatusAsync(new()));
        }

        _answer = () => Results.NoContent();
        Assert.Equal(HttpStatusCode.NoContent, await app.StatusAsync(new()));
        Assert.Equal(3, _called);
    }

    [Fact]
    public async Task One_that_is_being_handled_is_not_handled_beside_it()
    {
        using var entered = new SemaphoreSlim(0);
        using var leave = new SemaphoreSlim(0);
        await using var app = await StartAsync(async (VerifiedWebhook webhook) =>
        {
            entered.Release();
            await leave.WaitAsync(TestContext.Current.CancellationToken);
        });
        var first = app.StatusAsync(new());
        await entered.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Conflict, await app.StatusAsync(new()));

        leave.Release();
        Assert.Equal(HttpStatusCode.OK, await first);
    }

    [Fact]
    public async Task A_forged_id_blocks_nothing()
    {
        await using var app = await StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusAsync(new() { Secrets = [Sent.OtherSecret] }));
        Assert.Equal(HttpStatusCode.NoContent, await app.StatusAsync(new()));
    }

    [Fact]
    public void No_more_ids_are_kept_than_there_is_room_for()
    {
        var recent = new RecentWebhooks(new FakeTimeProvider(Sent.At)) { Capacity = 2 };
        foreach (var id in new[] { "a", "b", "c" })
        {
            Assert.Equal(Turn.First, recent.Begin(id));
            recent.End(id, isHandled: true);
        }

        Assert.Equal((Turn.First, Turn.Repeated), (recent.Begin("a"), recent.Begin("c")));
    }

    private Task<ReceivingApp> StartAsync() => StartAsync((VerifiedWebhook webhook) =>
    {
        _called++;
        return _answer();
    });

    private static Task<ReceivingApp> StartAsync(Delegate handler) =>
        ReceivingApp.StartAsync(routes => routes.MapPost("/webhook", handler).RequireSignedWebhook(), isOnceOnly: true);
}
