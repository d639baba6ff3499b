using Microsoft.AspNetCore.Http;

namespace Icaro.Postgres;

internal sealed partial class DatabaseErrorMapping(ILogger<DatabaseErrorMapping> logger) : IErrorMapping
{
    public ApiError? Map(Exception exception)
    {
        if (exception is DbUpdateConcurrencyException)
            return ApiError.Of(StatusCodes.Status409Conflict, "Changed or deleted in this moment, try again");

        if (!exception.IsDatabaseUnavailable())
            return null;

        Log.DatabaseUnavailable(logger, exception.GetBaseException().Message);
        return ApiError.Of(StatusCodes.Status503ServiceUnavailable, "The database is unavailable, try again later");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A request failed since the database is unavailable: {Reason}")]
        public static partial void DatabaseUnavailable(ILogger logger, string reason);
    }
}
