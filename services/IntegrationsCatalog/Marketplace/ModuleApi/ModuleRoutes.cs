namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>Authenticates the routes of modules by api key, and returns every error in their format.</summary>
internal static partial class ModuleRoutes
{
    private const string KeyHeader = "X-API-KEY";
    private const string KeyParameter = "apiKey";

    /// <param name="scope">The required scope; null for any key.</param>
    public static RouteHandlerBuilder ForModules(
        this RouteHandlerBuilder route, string? scope = null) => route.WithMetadata(new Rule(scope));

    /// <summary>Runs after routing, and before the request body is read.</summary>
    public static void UseModuleApi(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ModuleRoutes));
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<Rule>() is not { } rule)
            {
                await next(context);
                return;
            }

            try
            {
                if (await FindErrorAsync(context, rule) is { } error)
                    await error.ExecuteAsync(context);
                else
                    await next(context);
            }
            catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
            {
                await Answer(failure, logger).ExecuteAsync(context);
            }
        });
    }

    private static async Task<IResult?> FindErrorAsync(HttpContext context, Rule rule)
    {
        var apiKey = context.Request.Headers[KeyHeader].ToString() is { Length: > 0 } header
            ? header
            : context.Request.Query[KeyParameter].ToString();
        if (apiKey is "")
            return ModuleApiResponses.Error(StatusCodes.Status403Forbidden, ModuleApiResponses.KeyMissing);

        var keys = context.RequestServices.GetRequiredService<ModuleKeys>();
        if (await keys.FindAsync(apiKey, context.RequestAborted) is not { } caller)
            return ModuleApiResponses.WrongKey;
        if (rule.Scope is not null && !caller.Scopes.Contains(rule.Scope))
        {
            await context.RequestServices.GetRequiredService<PendingEdits>().RecordEditErrorAsync(
                caller, $"the key lacks the scope {rule.Scope}", context.RequestAborted);
            return ModuleApiResponses.Error(StatusCodes.Status403Forbidden, ModuleApiResponses.AccessDenied);
        }

        context.Features.Set(caller);
        return null;
    }

    private static JsonHttpResult<ModuleApiError> Answer(Exception failure, ILogger logger)
    {
        if (failure is BadHttpRequestException exception)
            return ModuleApiResponses.Error(exception.StatusCode, ModuleApiResponses.InputInvalid);

        if (failure.IsDatabaseUnavailable())
        {
            Log.DatabaseUnavailable(logger, failure.GetBaseException().Message);
            return ModuleApiResponses.Error(StatusCodes.Status503ServiceUnavailable, "The system is unavailable, try again later");
        }

        Log.Unhandled(logger, failure);
        return ModuleApiResponses.Error(StatusCodes.Status500InternalServerError, "Internal error");
    }

    private sealed record Rule(string? Scope);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A module's request failed because the database is unavailable: {Reason}")]
        public static partial void DatabaseUnavailable(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "A module's request failed")]
        public static partial void Unhandled(ILogger logger, Exception exception);
    }
}
