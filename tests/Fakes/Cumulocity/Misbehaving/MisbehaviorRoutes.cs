namespace Icaro.Cumulocity.Misbehaving;

/// <summary><c>POST /misbehavior</c>: one more fault.</summary>
internal static class MisbehaviorRoutes
{
    public static void MapMisbehavior(this IEndpointRouteBuilder routes) => routes.MapPost("/misbehavior", AddAsync);

    public static void UseMisbehavior(this WebApplication app) => app.Use(async (context, next) =>
    {
        var misbehavior = context.RequestServices.GetRequiredService<Misbehavior>();
        if (TenantRules.IsOutside(context.Request.Path) || misbehavior.Take(context.Request.Method, context.Request.Path) is not { } fault)
        {
            await next(context);
            return;
        }

        if (fault.Hang)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else if (fault.Lost)
        {
            context.Response.Body = Stream.Null;
            await next(context);
            context.Abort();
        }
        else
        {
            if (fault.RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await Refusal.Of(fault.Status, "general/Told", "Told to do so").ExecuteAsync(context);
        }
    });

    private static async Task<IResult> AddAsync(HttpRequest request, Misbehavior misbehavior)
    {
        try
        {
            var fault = await JsonSerializer.DeserializeAsync(request.Body, FaultJson.Default.Fault);
            if (fault is null || fault.Refuse() is not null)
                return TypedResults.BadRequest(fault?.Refuse());
            misbehavior.Add(fault);
            return TypedResults.NoContent();
        }
        catch (JsonException malformed)
        {
            return TypedResults.BadRequest(malformed.Message);
        }
    }
}
