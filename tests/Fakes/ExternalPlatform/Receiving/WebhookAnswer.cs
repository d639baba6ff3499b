namespace Icaro.ExternalPlatform.Receiving;

/// <summary>The answer to a webhook: the bare status when all is well, else the reason too.</summary>
internal sealed class WebhookAnswer(Verdict verdict, int? retryAfterSeconds) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = verdict.Status;
        if (verdict.Reason == Verdict.Accepted)
            return Task.CompletedTask;

        if (retryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        // Statuses like 304 forbid a body; the reason is for the others.
        return verdict.Status is StatusCodes.Status304NotModified
            ? Task.CompletedTask
            : response.WriteAsJsonAsync(new Refusal(verdict.Reason), RefusalJson.Default.Refusal);
    }
}
