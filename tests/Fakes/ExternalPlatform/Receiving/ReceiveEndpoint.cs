namespace Icaro.ExternalPlatform.Receiving;

/// <summary><c>POST /webhook</c>: the address that Icaro knows this platform by.</summary>
internal static class ReceiveEndpoint
{
    private const int MaxBodyBytes = 1 << 20;

    public static void AddReceiving(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var agreed = provider.GetRequiredService<IOptions<PlatformOptions>>().Value;
        return WebhookJudge.Of(agreed.WebhookToken, agreed.SigningSecret, provider.GetRequiredService<TimeProvider>());
    });

    public static void MapReceiving(this IEndpointRouteBuilder routes) => routes.MapPost("/webhook", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(
        HttpContext http,
        WebhookJudge judge,
        CurrentBehavior behavior,
        ReceivedWebhooks received,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        var receivedAt = time.GetUtcNow();
        var body = await ReadBodyAsync(http.Request, cancellationToken);
        var order = behavior.Take();
        var verdict = order.Overrule(body is null
            ? new Verdict(StatusCodes.Status413PayloadTooLarge, "the body is larger than 1 MiB")
            : judge.Judge(http.Request.Headers, body));
        received.Add(ReceivedWebhook.From(http, receivedAt, body ?? [], verdict));

        // A request that hangs ends with its client or with this program, whose stop it must not hold up.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await order.WaitAsync(time, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ending.IsCancellationRequested)
            http.Abort();
        return new WebhookAnswer(verdict, order.RetryAfterSeconds);
    }

    /// <summary>The body, or null when it is too large.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var chunk = new byte[4096];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (body.Length + read > MaxBodyBytes)
                return null;
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }
}
