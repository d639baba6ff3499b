namespace Icaro.Gateway.Forwarding;

/// <summary>Answers in the service's place when it could not, instead of YARP's empty answer.</summary>
internal static partial class ForwardingErrors
{
    public static void UseForwardingErrors(this IReverseProxyApplicationBuilder proxy)
    {
        var logger = proxy.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ForwardingErrors));
        proxy.Use(async (context, next) =>
        {
            await next(context);
            if (context.GetForwarderErrorFeature() is { } failure && !context.RequestAborted.IsCancellationRequested)
                await AnswerAsync(context, failure, logger);
        });
    }

    private static async Task AnswerAsync(HttpContext context, IForwarderErrorFeature failure, ILogger logger)
    {
        var response = context.Response;
        if (response.StatusCode >= StatusCodes.Status500InternalServerError)
            LogFailure(logger, context.GetReverseProxyFeature().Cluster.Config.ClusterId, failure.Error, failure.Exception?.Message);

        // A service may answer before it has read the request to the end; then that is the answer.
        if (!response.HasStarted && response.ContentLength is null && AnswerTo(response.StatusCode) is var (status, message))
            await ApiError.Of(status, message).ExecuteAsync(context);
    }

    private static (int Status, string Message)? AnswerTo(int status) => status switch
    {
        StatusCodes.Status400BadRequest => (status, "Request body unreadable"),
        StatusCodes.Status408RequestTimeout => (status, "Request body too slow"),
        StatusCodes.Status413PayloadTooLarge => (status, "Request body too large"),
        StatusCodes.Status504GatewayTimeout => (status, "Service timed out"),
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable
            => (StatusCodes.Status503ServiceUnavailable, "Service unavailable"),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Service} did not answer: {Error}, {Reason}")]
    private static partial void LogFailure(ILogger logger, string service, ForwarderError error, string? reason);
}
