using Icaro.Api.Requests;

namespace Icaro.WingsRedirect.Sessions;

/// <summary>POST /wings/sessions: units report the sessions of their guests, after a login of any kind.</summary>
internal static class SessionEndpoints
{
    public static void AddSessions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<GuestSessionOptions, GuestSessionOptionsValidator>(GuestSessionOptions.Section);
        builder.Services.AddSingleton<GuestSessions>();
    }

    public static void AddSessionReported(this IBusRegistrationConfigurator bus, ReplicaQueue queue) =>
        bus.AddConsumer<SessionReportedConsumer>().Endpoint(queue.Configure);

    public static void MapSessions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/wings/sessions", Report).RejectInvalidBodies().WithErrorFormat(ErrorFormat.ProblemDetails);

    private static Results<Ok<SessionResponse>, WingsError> Report(
        JsonBody<SessionRequest> body,
        UnitCallers callers,
        GuestSessions sessions,
        TimeProvider time,
        IOptions<GuestSessionOptions> options)
    {
        var request = body.Value;
        if (callers.Authenticate(request.Uuid!, request.Digest, token: null).Error is { } error)
            return error;
        if (options.Value.IsTooLong(request.SessionSeconds))
            return WingsError.SessionTooLong;

        var report = request.ToReport(time.GetUtcNow(), options.Value.DefaultDuration);
        sessions.Report(report);
        return TypedResults.Ok(new SessionResponse(request.Status!, report.Expires));
    }
}

/// <param name="Status">As reported.</param>
/// <param name="Expires">Until when the report counts, unless the unit repeats it.</param>
internal sealed record SessionResponse(string Status, DateTimeOffset Expires);
