using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Webhooks;

/// <summary>
/// An authentic webhook: a parameter of handlers behind <see cref="WebhookEndpointExtensions.RequireSignedWebhook"/>. It has only what is
/// signed; other headers can be changed on the way.
/// </summary>
/// <param name="Id">The value of <c>webhook-id</c>: the same for every attempt to send the webhook.</param>
/// <param name="SentAt">The time of this attempt.</param>
/// <param name="Body">The bytes that are signed.</param>
public sealed record VerifiedWebhook(string Id, DateTimeOffset SentAt, ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads and verifies the request, before any filter runs.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The webhook. The handler of one that is not authentic is never called.</returns>
    /// <exception cref="InvalidOperationException">Nothing would keep the handler from being called.</exception>
    public static async ValueTask<VerifiedWebhook> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<SignedWebhookMetadata>() is null)
            throw new InvalidOperationException(
                $"A handler with a {nameof(VerifiedWebhook)} needs {nameof(WebhookEndpointExtensions.RequireSignedWebhook)}()");

        var reception = await WebhookReception.ReadAsync(context);
        return reception.Webhook ?? new("", default, reception.Body);
    }
}

/// <summary>
/// A request to an endpoint behind <see cref="WebhookEndpointExtensions.RequireSignedWebhook"/>; a feature of the request.
/// </summary>
public sealed class WebhookReception
{
    /// <summary>The body as it arrived; empty if it was too large.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Why it is not authentic, or null.</summary>
    public required WebhookRefusal? Refusal { get; init; }

    /// <summary>The webhook, if it is authentic.</summary>
    public required VerifiedWebhook? Webhook { get; init; }

    /// <summary>Reads the body once. Whoever reads it afterwards finds the same bytes.</summary>
    internal static async ValueTask<WebhookReception> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<WebhookReception>() is { } known)
            return known;

        var verifier = context.RequestServices.GetRequiredService<WebhookVerifier>();
        var body = await ReadBodyAsync(context.Request, verifier.MaxBodySize, context.RequestAborted);
        var headers = context.Request.Headers;
        var refusal = body is null ? WebhookRefusal.BodyTooLarge : verifier.Verify(headers, body);
        var reception = new WebhookReception
        {
            Body = body,
            Refusal = refusal,
            Webhook = refusal is null ? new(headers["webhook-id"].ToString(), SentAt(headers["webhook-timestamp"].ToString()), body) : null,
        };
        context.Request.Body = new MemoryStream(body ?? [], writable: false);
        context.Features.Set(reception);
        return reception;
    }

    private static async ValueTask<byte[]?> ReadBodyAsync(HttpRequest request, int maxSize, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxSize)
            return null;

        using var body = new MemoryStream();
        var chunk = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (body.Length + read > maxSize)
                return null;
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }

    private static DateTimeOffset SentAt(string timestamp) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture));
}
