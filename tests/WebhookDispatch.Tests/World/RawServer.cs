using System.Net.Sockets;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>A server that reads a request, as far as its head at most, and says whatever it likes.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly bool _isHasty;
    private readonly Task _serving;
    private long _sent;

    /// <param name="answer">What it says.</param>
    /// <param name="isHasty">It does not even read the head.</param>
    public RawServer(Func<NetworkStream, CancellationToken, Task> answer, bool isHasty = false)
    {
        _answer = answer;
        _isHasty = isHasty;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Bytes that <see cref="RepeatAsync"/> could get rid of.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public static Task SayAsync(NetworkStream stream, string text, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken).AsTask();

    /// <summary>Says the same again and again, until the other side has enough.</summary>
    public async Task RepeatAsync(NetworkStream stream, string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        while (true)
        {
            await stream.WriteAsync(bytes, cancellationToken);
            Interlocked.Add(ref _sent, bytes.Length);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (!_isHasty)
                    await ReadHeadAsync(stream);
                await _answer(stream, _stop.Token);
            }
            catch (Exception ended) when (ended is IOException or OperationCanceledException)
            {
            }
        }
    }

    private async Task ReadHeadAsync(NetworkStream stream)
    {
        var head = "";
        var buffer = new byte[16 * 1024];
        while (!head.Contains("\r\n\r\n"))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
                throw new IOException("The request ended early.");
            head += Encoding.Latin1.GetString(buffer, 0, read);
        }
    }
}
