namespace Icaro.Gateway.Forwarding;

/// <summary>Replaces the empty response that YARP writes when a service did not respond.</summary>
internal static partial class ForwardingErrors
{
    public static void UseForwardingErrors(this IReverseProxyApplicationBuilder proxy)
    {
        var logger = proxy.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ForwardingErrors));
        proxy.Use(async (context, next) =>
        {
            await next(context);
            if (context.GetForwarderErrorFeature() is { } error && !context.RequestAborted.IsCancellationRequested)
                await RespondAsync(context, error, logger);
        });
    }

    private static async Task RespondAsync(HttpContext context, IForwarderErrorFeature error, ILogger logger)
    {
        var response = context.Response;
        if (response.StatusCode >= StatusCodes.Status500InternalServerError)
            LogFailure(logger, context.GetReverseProxyFeature().Cluster.Config.ClusterId, error.Error, error.Exception?.Message);

        // A service may respond before it has read the whole request; its response is then forwarded.
        if (!response.HasStarted && response.ContentLength is null && ErrorFor(response.StatusCode) is var (status, message))
            await ApiError.Of(status, message).ExecuteAsync(context);
    }

    private static (int Status, string Message)? ErrorFor(int status) => status switch
    {
        StatusCodes.Status400BadRequest => (status, "Request body unreadable"),
        StatusCodes.Status408RequestTimeout => (status, "Request body too slow"),
        StatusCodes.Status413PayloadTooLarge => (status, "Request body too large"),
        StatusCodes.Status504GatewayTimeout => (status, "Service timed out"),
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable
            => (StatusCodes.Status503ServiceUnavailable, "Service unavailable"),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Service} did not respond: {Error}, {Reason}")]
    private static partial void LogFailure(ILogger logger, string service, ForwarderError error, string? reason);
}
