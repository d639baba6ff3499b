using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace Icaro.Api.Errors;

/// <summary>Answers exceptions that no endpoint caught. Details are logged and never sent to the caller.</summary>
internal sealed partial class UnhandledErrors(IEnumerable<IErrorMapping> mappings, ILogger<UnhandledErrors> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var error = mappings.Select(mapping => mapping.Map(exception)).FirstOrDefault(mapped => mapped is not null) ?? Map(exception);
        await error.ExecuteAsync(httpContext);
        return true;
    }

    private ApiError Map(Exception exception)
    {
        if (exception is BadHttpRequestException unreadable)
            return ApiError.Unreadable(unreadable);

        if (exception is HttpRequestException or TimeoutRejectedException)
        {
            Log.ServiceUnavailable(logger, exception.Message);
            return ApiError.Of(StatusCodes.Status503ServiceUnavailable, "A part of the system is unavailable, try again later");
        }

        Log.Unhandled(logger, exception);
        return ApiError.Of(StatusCodes.Status500InternalServerError, "Internal error");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A request failed because another service is unavailable: {Reason}")]
        public static partial void ServiceUnavailable(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "A request failed")]
        public static partial void Unhandled(ILogger logger, Exception exception);
    }
}
