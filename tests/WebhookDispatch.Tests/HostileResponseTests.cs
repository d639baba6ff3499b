using System.IO.Compression;

namespace Icaro.WebhookDispatch.Tests;

/// <summary>Whatever a platform answers is an attempt that operators can look at, and costs us little.</summary>
public sealed class HostileResponseTests(SharedWorlds worlds) : IClassFixture<SharedWorlds>
{
    private const int SampleLength = 4096;

    /// <summary>More than the buffers of two sockets on their way, and far less than the platform would like to send.</summary>
    private const long Enough = 32 * 1024 * 1024;

    [Fact]
    public async Task Of_a_body_without_end_only_the_beginning_is_read()
    {
        var world = await WorldAsync();
        RawServer? server = null;
        await using var endless = server = new RawServer(async (stream, stop) =>
        {
            await RawServer.SayAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {1L << 30}\r\n\r\n", stop);
            await server!.RepeatAsync(stream, new string('x', 64 * 1024), stop);
        });

        var attempt = await AttemptAsync(world, endless);

        Assert.Equal(200, (int?)attempt["status_code"]);
        Assert.Equal(new string('x', SampleLength), (string?)attempt["response_sample"]);
        Assert.InRange(endless.Sent, 0, Enough);
    }

    [Fact]
    public async Task Headers_without_end_are_a_fault_of_the_protocol()
    {
        var world = await WorldAsync();
        RawServer? server = null;
        await using var endless = server = new RawServer(async (stream, stop) =>
        {
            await RawServer.SayAsync(stream, "HTTP/1.1 200 OK\r\n", stop);
            await server!.RepeatAsync(stream, "X-More: and more\r\n", stop);
        });

        var attempt = await AttemptAsync(world, endless);

        Assert.Equal((null, "protocol"), ((int?)attempt["status_code"], (string?)attempt["error_class"]));
        Assert.InRange(endless.Sent, 0, Enough);
    }

    [Fact]
    public async Task A_compressed_body_stays_as_it_is()
    {
        var world = await WorldAsync();
        var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[16 * 1024 * 1024], TestContext.Current.CancellationToken);
        await using var server = new RawServer(async (stream, stop) =>
        {
            await RawServer.SayAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n", stop);
            await stream.WriteAsync(bomb.GetBuffer().AsMemory(0, (int)bomb.Length), stop);
        });

        var attempt = await AttemptAsync(world, server);

        Assert.Equal(200, (int?)attempt["status_code"]);
        Assert.StartsWith("\u001f", (string?)attempt["response_sample"]);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "x", 200, null)]
    [InlineData("HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", 500, "http_5xx")]
    [InlineData("HTTP/1.1 200 OK\r\n", "X: y\r\n", null, "timeout")]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n", null, "timeout")]
    public async Task An_answer_that_drips_is_cut_off(string beginning, string drop, int? status, string? errorClass)
    {
        var world = await WorldAsync(("Egress:ExchangeTimeout", "00:00:03"));
        await using var server = new RawServer(async (stream, stop) =>
        {
            await RawServer.SayAsync(stream, beginning, stop);
            while (true)
            {
                await RawServer.SayAsync(stream, drop, stop);
                await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
            }
        });

        var attempt = await AttemptAsync(world, server);

        Assert.Equal((status, errorClass), ((int?)attempt["status_code"], (string?)attempt["error_class"]));
    }

    [Theory]
    [InlineData("", null, "protocol")]
    [InlineData("HTTP/1.1 200", null, "protocol")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", null, "protocol")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", 200, null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nfar too long", 200, null)]
    [InlineData("HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nx", 503, "http_5xx")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\n", 200, null)]
    [InlineData("HTTP/1.1 999 What\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n", 999, "http_other")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: \u0001\u00ff\r\n\r\n\0\0\u00ff\u00fe", 200, null)]
    public async Task What_breaks_off_or_lies_is_an_attempt(string answer, int? status, string? errorClass)
    {
        var world = await WorldAsync();
        await using var server = new RawServer((stream, stop) => RawServer.SayAsync(stream, answer, stop));

        var attempt = await AttemptAsync(world, server);

        Assert.Equal((status, errorClass), ((int?)attempt["status_code"], (string?)attempt["error_class"]));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK", 200, null)]
    [InlineData("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", 204, null)]
    [InlineData("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", 413, "http_4xx")]
    [InlineData("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\nWho are you?", 401, "http_4xx")]
    public async Task An_answer_counts_that_came_before_the_body_was_read(string answer, int status, string? errorClass)
    {
        var world = await WorldAsync();
        var body = new string('x', 256 * 1024);
        await using var hasty = new RawServer((stream, stop) => RawServer.SayAsync(stream, answer, stop), isHasty: true);
        await using var closing = new RawServer((stream, stop) => RawServer.SayAsync(stream, answer, stop));
        await using var open = new RawServer(async (stream, stop) =>
        {
            await RawServer.SayAsync(stream, answer, stop);
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        });

        foreach (var server in new[] { hasty, closing, open })
        {
            var attempt = await AttemptAsync(world, server, body);
            Assert.Equal((status, errorClass), ((int?)attempt["status_code"], (string?)attempt["error_class"]));
        }
    }

    [Fact]
    public async Task Headers_of_64_KiB_are_read()
    {
        const int size = 64 * 1024;
        var world = await WorldAsync();
        const string beginning = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
        var cookies = string.Concat(Enumerable.Repeat($"Set-Cookie: a={new string('x', 4000)}\r\n", 15));
        var rest = size - beginning.Length - cookies.Length - "X: \r\n\r\n".Length;
        await using var server = new RawServer((stream, stop) =>
            RawServer.SayAsync(stream, $"{beginning}{cookies}X: {new string('x', rest)}\r\n\r\n", stop));

        var attempt = await AttemptAsync(world, server);

        Assert.Equal((200, null), ((int?)attempt["status_code"], (string?)attempt["error_class"]));
    }

    private Task<DispatchWorld> WorldAsync(params (string Key, string Value)[] settings) =>
        worlds.WithAsync([("Retry:Schedule:0", "01:00:00"), .. settings]);

    /// <summary>The only attempt to deliver to this server; another platform has its webhook all the same.</summary>
    private async Task<JsonNode> AttemptAsync(DispatchWorld world, RawServer server, string? body = null)
    {
        var toggle = new Toggles(server.Address, worlds.NextEndpointId()).Create(3, 1, body);
        var elsewhere = new Toggles(world.Platform.Address, worlds.NextEndpointId()).Create(3, 1);
        await world.Publisher.PublishAsync(toggle, elsewhere);
        await world.Api.DeliveryAsync(elsewhere.EventId, "delivered");
        var detail = await world.Api.DeliveryAsync(toggle.EventId, json => json["attempts"]!.AsArray().Count > 0);
        return Assert.Single(detail["attempts"]!.AsArray())!;
    }
}
