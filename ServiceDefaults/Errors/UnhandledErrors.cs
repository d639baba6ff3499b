using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Outbox;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Polly.Timeout;

namespace Icaro.ServiceDefaults.Errors;

/// <summary>Answers what no endpoint caught. Details go to the log, never to the caller.</summary>
internal sealed partial class UnhandledErrors(ILogger<UnhandledErrors> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Answer(exception).ExecuteAsync(httpContext);
        return true;
    }

    private JsonHttpResult<ErrorMessage> Answer(Exception exception)
    {
        if (exception is BadHttpRequestException unreadable)
            return BadRequests.Answer(unreadable);

        if (exception is DbUpdateConcurrencyException)
            return ApiError.Of(StatusCodes.Status409Conflict, "Changed or deleted in this moment, try again");

        if (exception.GetBaseException() is PostgresException { ConstraintName: OutboxModel.PayloadLimit })
            return ApiError.Of(StatusCodes.Status413PayloadTooLarge, "The message to other systems is larger than 1 MiB", "message_too_large");

        if (exception.IsDatabaseUnavailable())
        {
            Log.DatabaseUnavailable(logger, exception.GetBaseException().Message);
            return ApiError.Of(StatusCodes.Status503ServiceUnavailable, "The database is unavailable, try again later");
        }

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
        [LoggerMessage(LogLevel.Warning, "A request failed since the database is unavailable: {Reason}")]
        public static partial void DatabaseUnavailable(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Warning, "A request failed since another service is unavailable: {Reason}")]
        public static partial void ServiceUnavailable(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "A request failed")]
        public static partial void Unhandled(ILogger logger, Exception exception);
    }
}
