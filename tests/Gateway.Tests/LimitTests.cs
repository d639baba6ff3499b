using Microsoft.Extensions.Options;

namespace Icaro.Gateway.Tests;

public sealed class LimitTests : IAsyncLifetime
{
    private const int MaxBody = 1 << 20;
    private const string DataPath = "/v1/organizations/1/projects/1/data";

    private Backend _catalog = null!;

    public async ValueTask InitializeAsync() => _catalog = await Backend.StartAsync("integrations-catalog");

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_more_than_a_MiB_is_too_large(bool chunked)
    {
        await using var gateway = Start();

        var response = await SendBodyAsync(gateway, MaxBody + 1, chunked);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("""{"message":"Request body too large"}""", await RunningGateway.ReadAsync(response));
    }

    // The sizes of the chunks count as well.
    [Theory]
    [InlineData(MaxBody, false)]
    [InlineData(MaxBody - 1024, true)]
    public async Task A_body_of_a_MiB_passes(int length, bool chunked)
    {
        await using var gateway = Start();

        Assert.Equal(length, (await Echo.ReadAsync(await SendBodyAsync(gateway, length, chunked))).Body.Length);
    }

    [Fact]
    public async Task A_client_that_asks_too_often_is_told_to_wait()
    {
        await using var gateway = Start(("RateLimits:PerClientPerSecond", "2"));

        var rejected = await FirstRejectedAsync(() => gateway.GetAsync("/api/hotspots"));

        Assert.Equal("""{"message":"Too many requests"}""", await RunningGateway.ReadAsync(rejected));
        Assert.True(rejected.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Busy_callers_do_not_make_the_gateway_unhealthy()
    {
        await using var gateway = Start(("RateLimits:PerClientPerSecond", "2"));

        for (var sent = 0; sent < 20; sent++)
            Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public async Task Partners_may_send_four_times_as_much_and_no_more()
    {
        await using var gateway = Start();

        Assert.Equal(4 * MaxBody, (await Echo.ReadAsync(await SendBodyAsync(gateway, 4 * MaxBody, chunked: false, DataPath))).Body.Length);
        var response = await SendBodyAsync(gateway, (4 * MaxBody) + 1, chunked: false, DataPath);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task One_API_key_that_asks_too_often_leaves_the_others_alone()
    {
        await using var gateway = Start(("RateLimits:PerTokenPerSecond", "2"));

        await FirstRejectedAsync(() => gateway.GetAsync(DataPath, ("Authorization", "Basic YnVzeTprZXk=")));

        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync(DataPath, ("Authorization", "Basic Y2FsbTprZXk="))).StatusCode);
    }

    [Fact]
    public async Task One_token_that_asks_too_often_leaves_the_others_alone()
    {
        await using var gateway = Start(("RateLimits:PerTokenPerSecond", "2"));

        await FirstRejectedAsync(() => gateway.GetAsync("/api/hotspots", ("Token", "busy")));

        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/api/hotspots", ("Token", "calm"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/api/hotspots")).StatusCode);
    }

    [Theory]
    [InlineData("/api/credentials", "X-API-KEY")]
    [InlineData("/api/credentials?apiKey=busy", "Unrelated")]
    public async Task A_modules_key_is_limited_as_tokens_are(string path, string header)
    {
        await using var gateway = Start(("RateLimits:PerTokenPerSecond", "2"));

        await FirstRejectedAsync(() => gateway.GetAsync(path, (header, "busy")));

        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/api/credentials", ("X-API-KEY", "calm"))).StatusCode);
    }

    [Theory]
    [InlineData("Authorization", "Token")]
    [InlineData("Authorization", "X-API-KEY")]
    [InlineData("X-API-KEY", "Token")]
    [InlineData("X-API-KEY", "Authorization")]
    [InlineData("Token", "X-API-KEY")]
    public async Task Invented_keys_of_other_kinds_do_not_hide_a_busy_one(string header, string other)
    {
        await using var gateway = Start(("RateLimits:PerTokenPerSecond", "2"));
        var sent = 0;

        await FirstRejectedAsync(() => gateway.GetAsync(DataPath, (header, "busy"), (other, $"invented{++sent}")));
    }

    [Fact]
    public async Task Other_spellings_of_an_API_key_are_the_same_key()
    {
        await using var gateway = Start(("RateLimits:PerTokenPerSecond", "2"));
        var sent = 0;

        await FirstRejectedAsync(() => gateway.GetAsync(DataPath, ("Authorization", $"basic YnVzeT{new string(' ', ++sent)}prZXk=")));
    }

    [Fact]
    public async Task A_client_behind_a_known_proxy_is_limited_by_its_own_address()
    {
        await using var gateway = Start(("RateLimits:PerClientPerSecond", "2"), ("ForwardedHeaders:KnownProxies:0", "127.0.0.1"));

        await FirstRejectedAsync(() => gateway.GetAsync("/api/hotspots", ("X-Forwarded-For", "2001:db8:1:1::1")));

        Assert.Equal(
            HttpStatusCode.OK,
            (await gateway.GetAsync("/api/hotspots", ("X-Forwarded-For", "2001:db8:1:2::1"))).StatusCode);
    }

    [Fact]
    public async Task An_IPv6_client_cannot_escape_to_another_address_of_its_network()
    {
        await using var gateway = Start(("RateLimits:PerClientPerSecond", "2"), ("ForwardedHeaders:KnownProxies:0", "127.0.0.1"));
        var address = 0;

        await FirstRejectedAsync(() => gateway.GetAsync("/api/hotspots", ("X-Forwarded-For", $"2001:db8:1:1::{++address:x}")));
    }

    [Theory]
    [InlineData("RateLimits:PerClientPerSecond", "0")]
    [InlineData("RateLimits:PerTokenPerSecond", "-1")]
    [InlineData("Forwarding:ActivityTimeout", "00:00:00")]
    public async Task A_limit_that_makes_no_sense_stops_the_start(string setting, string value)
    {
        var error = await FailedStart.ErrorAsync<Program>($"--{setting}={value}");

        Assert.IsType<OptionsValidationException>(error);
        Assert.Contains(setting.Split(':')[1], error.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendBodyAsync(RunningGateway gateway, int length, bool chunked, string path = "/api/login")
    {
        using var content = new ByteArrayContent(new byte[length]);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        // A refusal closes the connection, and what is still being sent would break on it.
        request.Headers.ExpectContinue = true;
        return await gateway.Client.SendAsync(request, RunningGateway.CancellationToken);
    }

    private static async Task<HttpResponseMessage> FirstRejectedAsync(Func<Task<HttpResponseMessage>> sendAsync)
    {
        for (var sent = 0; sent < 1000; sent++)
        {
            var response = await sendAsync();
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                return response;
        }

        throw new InvalidOperationException("None of 1000 requests was rejected.");
    }

    private RunningGateway Start(params IEnumerable<(string, string)> settings) =>
        RunningGateway.Start([.. RunningGateway.Replicas("integrations-catalog", _catalog.Address), .. settings]);
}
