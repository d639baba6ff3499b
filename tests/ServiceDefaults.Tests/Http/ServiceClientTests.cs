using System.Net;
using Icaro.ServiceDefaults.Http;
using Icaro.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Icaro.ServiceDefaults.Tests.Http;

public sealed class ServiceClientTests : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _running = [];
    private int _received;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task A_replica_that_refuses_connections_is_not_noticed(string method)
    {
        var living = await StartAsync(Answer);
        var client = ClientOf("http://127.0.0.1:1", living, "http://127.0.0.2:1");

        for (var sent = 0; sent < 6; sent++)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, method)).StatusCode);
        Assert.Equal(6, _received);
    }

    [Fact]
    public async Task A_read_that_is_dropped_is_repeated_at_the_same_address()
    {
        var client = ClientOf(await StartAsync(context => Task.Run(_received++ < 2 ? context.Abort : () => { })));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, "GET")).StatusCode);
    }

    [Fact]
    public async Task A_read_that_is_not_answered_in_time_goes_to_another_replica()
    {
        var client = ClientOf(await StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted)), await StartAsync(Answer));

        for (var sent = 0; sent < 2; sent++)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, "GET")).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_was_sent_is_not_repeated(bool isAnswered)
    {
        var client = ClientOf(await StartAsync(context =>
        {
            _received++;
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            if (!isAnswered)
                context.Abort();
            return Task.CompletedTask;
        }));

        var outcome = await Record.ExceptionAsync(async () => (await SendAsync(client, "PUT")).EnsureSuccessStatusCode());

        Assert.IsType<HttpRequestException>(outcome);
        Assert.Equal(1, _received);
    }

    [Fact]
    public async Task A_service_that_is_back_after_many_failures_is_called_at_once()
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var client = ClientOf(address);
        await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, "GET"))));

        await StartAsync(Answer, address);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, "GET")).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _running)
            await one.DisposeAsync();
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method) =>
        client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/internal/thing"), CancellationToken);

    private Task Answer(HttpContext context)
    {
        _received++;
        return Task.CompletedTask;
    }

    private HttpClient ClientOf(params IEnumerable<string> addresses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        foreach (var (index, address) in addresses.Index())
            builder.Configuration[$"services:other:http:{index}"] = address;
        builder.AddServiceClient<Caller>("other");
        var app = builder.Build();
        _running.Add(app);
        return app.Services.GetRequiredService<Caller>().Client;
    }

    private async Task<string> StartAsync(RequestDelegate work, string address = "http://127.0.0.1:0")
    {
        var app = LocalServer.Create(address);
        app.Run(work);
        _running.Add(app);
        await app.StartAsync(CancellationToken);
        return app.Urls.Single();
    }

    private sealed record Caller(HttpClient Client);
}
