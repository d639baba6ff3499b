namespace Icaro.Chaos.Platforms;

/// <summary>Answers as somebody who misbehaves, or does not.</summary>
internal static class BadAnswer
{
    private const int DripBytes = 20;
    private static readonly TimeSpan DripPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than the dispatcher waits.</summary>
    private static readonly TimeSpan HangTime = TimeSpan.FromMinutes(1);

    public static async Task GiveAsync(Misbehavior? misbehavior, HttpContext context, RunClock clock)
    {
        var response = context.Response;
        switch (misbehavior)
        {
            case null:
                break;
            case Misbehavior.Fail:
                response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case Misbehavior.Overload:
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case Misbehavior.Throttle:
                response.StatusCode = StatusCodes.Status429TooManyRequests;
                response.Headers.RetryAfter = "1";
                break;
            case Misbehavior.Redirect:
                response.StatusCode = StatusCodes.Status302Found;
                response.Headers.Location = $"/elsewhere{context.Request.Path}";
                break;
            case Misbehavior.Vanish:
                response.StatusCode = StatusCodes.Status410Gone;
                break;
            case Misbehavior.Hang:
                await clock.DelayAsync(HangTime, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                break;
            case Misbehavior.Break:
                context.Abort();
                break;
            case Misbehavior.Drip:
                await DripAsync(context, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case Misbehavior.Truncate:
                // Kestrel ends the connection in good order. Aborted, it would take what the client has not read yet with it.
                response.ContentLength = DripBytes;
                await response.Body.WriteAsync("less"u8.ToArray());
                break;
        }
    }

    private static async Task DripAsync(HttpContext context, RunClock clock)
    {
        for (var i = 0; i < DripBytes; i++)
        {
            await context.Response.WriteAsync(".", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await clock.DelayAsync(DripPause, context.RequestAborted);
        }
    }
}
