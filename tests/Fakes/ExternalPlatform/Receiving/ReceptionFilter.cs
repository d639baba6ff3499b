namespace Icaro.ExternalPlatform.Receiving;

/// <summary>Keeps what arrives, authentic or not, and answers as the platform is told to behave.</summary>
internal sealed class ReceptionFilter(
    CurrentBehavior behavior, ReceivedWebhooks received, TimeProvider time, IHostApplicationLifetime lifetime) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var receivedAt = time.GetUtcNow();
        var order = behavior.Take();
        var answer = await next(context);
        var reception = http.Features.Get<WebhookReception>()!;
        var verdict = order.Overrule(reception.Refusal is { } refusal ? Verdict.Of(refusal) : (Verdict)answer!);
        received.Add(ReceivedWebhook.From(http, receivedAt, reception.Body.ToArray(), verdict));

        // A request that hangs ends with its client or with this program, whose stop it must not hold up.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        await order.WaitAsync(time, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ending.IsCancellationRequested)
            http.Abort();
        return new WebhookAnswer(verdict, order.RetryAfterSeconds);
    }
}
