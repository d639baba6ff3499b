using System.Text;

namespace Icaro.Gateway.Tests;

public sealed class ReplicaTests
{
    private const string Service = "integrations-catalog";

    [Fact]
    public async Task Replicas_share_the_work()
    {
        await using var first = await Backend.StartAsync("first");
        await using var second = await Backend.StartAsync("second");
        await using var gateway = RunningGateway.InFrontOf(Service, first.Address, second.Address);

        HashSet<string> seen = [];
        for (var sent = 0; sent < 100; sent++)
            seen.Add((await Echo.ReadAsync(await gateway.GetAsync("/api/hotspots"))).Backend);

        Assert.Equal(["first", "second"], seen.Order());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_dead_replica_is_not_noticed(string method)
    {
        await using var living = await Backend.StartAsync("living");
        using var dead = new DeadReplica();
        using var deadToo = new DeadReplica();
        await using var gateway = RunningGateway.InFrontOf(Service, dead.Address, living.Address, deadToo.Address);

        for (var sent = 0; sent < 30; sent++)
        {
            using var body = method == "GET" ? null : new StringContent("body", Encoding.UTF8, "text/plain");
            var echo = await Echo.ReadAsync(await gateway.SendAsync(new HttpMethod(method), "/api/hotspots", body));
            Assert.Equal((method, body is null ? "" : "body"), (echo.Method, echo.Body));
        }
    }

    [Fact]
    public async Task A_read_that_a_replica_drops_is_given_to_another()
    {
        await using var dropping = await Backend.StartAsync("dropping", Drop);
        await using var living = await Backend.StartAsync("living");
        await using var gateway = RunningGateway.InFrontOf(Service, dropping.Address, living.Address);

        for (var sent = 0; sent < 30; sent++)
            Assert.Equal("living", (await Echo.ReadAsync(await gateway.GetAsync("/api/hotspots"))).Backend);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_read_is_repeated_at_an_address_that_stands_for_many_replicas(string method)
    {
        var received = 0;
        Task DropTwo(HttpContext context) => Interlocked.Increment(ref received) <= 2 ? Drop(context) : Task.CompletedTask;
        await using var replicas = await Backend.StartAsync("replicas", DropTwo);
        await using var gateway = RunningGateway.InFrontOf(Service, replicas.Address);

        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(new HttpMethod(method), "/api/hotspots")).StatusCode);
    }

    [Fact]
    public async Task A_write_that_a_replica_drops_is_not_repeated()
    {
        var received = 0;
        Task CountAndDrop(HttpContext context)
        {
            Interlocked.Increment(ref received);
            return Drop(context);
        }

        await using var first = await Backend.StartAsync("first", CountAndDrop);
        await using var second = await Backend.StartAsync("second", CountAndDrop);
        await using var gateway = RunningGateway.InFrontOf(Service, first.Address, second.Address);
        using var body = new StringContent("body");

        var response = await gateway.SendAsync(HttpMethod.Post, "/api/hotspots", body);

        await AssertUnavailableAsync(response);
        Assert.Equal(1, received);
    }

    [Fact]
    public async Task A_write_without_content_is_not_repeated_on_a_new_connection()
    {
        var received = 0;
        await using var replica = await Backend.StartAsync(
            "dropping", context => Interlocked.Increment(ref received) == 1 ? context.Response.WriteAsync("done") : Drop(context));
        await using var gateway = RunningGateway.InFrontOf(Service, replica.Address);
        (await gateway.SendAsync(HttpMethod.Put, "/api/hotspots", null)).EnsureSuccessStatusCode();

        await AssertUnavailableAsync(await gateway.SendAsync(HttpMethod.Put, "/api/hotspots", null));

        Assert.Equal(2, received);
    }

    [Fact]
    public async Task A_dead_service_is_unavailable()
    {
        using var dead = new DeadReplica();
        using var deadToo = new DeadReplica();
        await using var gateway = RunningGateway.InFrontOf(Service, dead.Address, deadToo.Address);

        for (var sent = 0; sent < 10; sent++)
            await AssertUnavailableAsync(await gateway.GetAsync("/api/hotspots"));
    }

    [Fact]
    public async Task A_service_that_never_answers_times_out()
    {
        await using var silent = await Backend.StartAsync("silent", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var gateway = RunningGateway.Start([
            .. RunningGateway.Replicas(Service, silent.Address),
            ("Forwarding:ActivityTimeout", "00:00:00.2"),
        ]);

        var response = await gateway.GetAsync("/api/hotspots");

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal("""{"message":"Service timed out"}""", await RunningGateway.ReadAsync(response));
    }

    private static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task AssertUnavailableAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("""{"message":"Service unavailable"}""", await RunningGateway.ReadAsync(response));
    }
}
