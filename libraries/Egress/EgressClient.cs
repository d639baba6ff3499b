namespace Icaro.Egress;

/// <summary>
/// The one door for requests to addresses that others gave us. Whoever answers can neither send us elsewhere nor hold us
/// longer or with more bytes than we chose.
/// </summary>
public sealed class EgressClient(HttpClient http, IOptions<EgressOptions> options, TimeProvider time)
{
    /// <summary>Bytes of an answer that are read; the connection of a longer one is closed.</summary>
    public const int MaxBody = 64 * 1024;

    /// <exception cref="EgressException">There was no answer.</exception>
    public async Task<EgressResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" })
            throw new EgressException(EgressError.InvalidUrl);

        using var timeout = new CancellationTokenSource(options.Value.ExchangeTimeout, time);
        using var exchange = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, exchange.Token);
            var body = await ReadAsync(response.Content, exchange.Token);
            cancellationToken.ThrowIfCancellationRequested();
            return new(response.StatusCode, response.Headers.RetryAfter, body);
        }
        catch (HttpRequestException failure)
        {
            throw new EgressException(EgressError.Of(failure), failure);
        }
        catch (OperationCanceledException canceled) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EgressException(EgressError.Timeout, canceled);
        }
    }

    /// <summary>A body that breaks off or drips does not change what the status said: what came in time is all there is.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength == 0)
            return default;

        var body = new byte[Math.Min(content.Headers.ContentLength ?? MaxBody, MaxBody)];
        var length = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            for (int read; length < body.Length && (read = await stream.ReadAsync(body.AsMemory(length), cancellationToken)) > 0;)
                length += read;
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or OperationCanceledException)
        {
        }

        return body.AsMemory(0, length);
    }
}
