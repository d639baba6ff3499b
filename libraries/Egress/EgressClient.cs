using System.Net.Http.Headers;

namespace Icaro.Egress;

/// <summary>
/// The only client for URLs that others configure. A server can neither redirect the client, nor delay it or send it more bytes than
/// the options allow.
/// </summary>
public sealed class EgressClient(HttpClient http, EgressPolicy policy, IOptions<EgressOptions> options, TimeProvider time)
{
    /// <summary>The number of bytes that are read of a response. The connection of a longer response is closed.</summary>
    public const int MaxBody = 64 * 1024;

    /// <exception cref="EgressException">There was no response.</exception>
    public async Task<EgressResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" })
            throw new EgressException(EgressError.InvalidUrl);
        if (!policy.MayBeCalled(request.RequestUri.Scheme))
            throw new EgressException(EgressError.HttpsRequired);

        using var timeout = new CancellationTokenSource(options.Value.ExchangeTimeout, time);
        using var exchange = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, exchange.Token);
            var body = await ReadAsync(response.Content, exchange.Token);
            cancellationToken.ThrowIfCancellationRequested();
            return new(response.StatusCode, RetryAfterOf(response.Headers), body);
        }
        catch (HttpRequestException exception)
        {
            throw new EgressException(EgressError.Of(exception), exception);
        }
        catch (OperationCanceledException canceled) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EgressException(EgressError.Timeout, canceled);
        }
    }

    private TimeSpan? RetryAfterOf(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("Retry-After", out var values) ? RetryAfter.Read(values, time.GetUtcNow()) : null;

    /// <summary>Reads what arrives in time. A body that is incomplete or slow does not invalidate the status.</summary>
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

/// <param name="RetryAfter">The time that the server asked for; null without a usable value.</param>
/// <param name="Body">At most <see cref="EgressClient.MaxBody"/> bytes, as far as they arrived in time.</param>
public sealed record EgressResponse(HttpStatusCode Status, TimeSpan? RetryAfter, ReadOnlyMemory<byte> Body);
