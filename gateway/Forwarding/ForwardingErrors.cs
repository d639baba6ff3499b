using Yarp.ReverseProxy.Forwarder;

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

    private static Task AnswerAsync(HttpContext context, IForwarderErrorFeature failure, ILogger logger)
    {
        var (status, message) = context.Response.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => (StatusCodes.Status413PayloadTooLarge, "Request body too large"),
            StatusCodes.Status400BadRequest => (StatusCodes.Status400BadRequest, "Request body unreadable"),
            StatusCodes.Status408RequestTimeout => (StatusCodes.Status408RequestTimeout, "Request body too slow"),
            StatusCodes.Status504GatewayTimeout => (StatusCodes.Status504GatewayTimeout, "Service timed out"),
            _ => (StatusCodes.Status503ServiceUnavailable, "Service unavailable"),
        };
        if (status >= StatusCodes.Status500InternalServerError)
            LogFailure(logger, context.GetReverseProxyFeature().Cluster.Config.ClusterId, failure.Error, failure.Exception?.Message);

        return context.Response.HasStarted
            ? Task.CompletedTask
            : context.Response.AnswerAsync(status, message, context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Service} did not answer: {Error}, {Reason}")]
    private static partial void LogFailure(ILogger logger, string service, ForwarderError error, string? reason);
}
