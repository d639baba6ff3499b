namespace Icaro.WingsRedirect.Callbacks;

/// <summary>GET /wings/callback?state=..: platforms send guests here when they are done with them.</summary>
internal static class CallbackEndpoints
{
    public static void AddCallback(this IServiceCollection services) => services.AddSingleton<CallbackHandler>();

    /// <summary>The handler is resolved once, since the endpoint answers every guest.</summary>
    public static void MapCallback(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/wings/callback", endpoints.ServiceProvider.GetRequiredService<CallbackHandler>().RedirectAsync);
}

internal sealed class CallbackHandler(OpenStates states, NextPage next, ConfirmedGuests confirmed)
{
    public Task RedirectAsync(HttpContext context)
    {
        var (given, signature, error) = CallbackQuery.Read(context.Request.QueryString);
        if (error is not null)
            return error.ExecuteAsync(context);

        var opened = states.Open(given.Span);
        if (opened.Error is not null)
            return opened.Error.ExecuteAsync(context);

        var (flow, unit, integration) = (opened.Flow!, opened.Unit!, opened.Integration!);
        if (CheckConfirmation(flow, integration, given.Span, signature) is { } unconfirmed)
            return (unconfirmed with { Portal = opened.Portal }).ExecuteAsync(context);

        context.Response.RedirectUncached(next.Find(unit, flow, integration.Id)!);
        return Task.CompletedTask;
    }

    private WingsError? CheckConfirmation(
        Flow flow, PortalIntegration integration, ReadOnlySpan<char> state, ReadOnlyMemory<char> signature)
    {
        if (integration.Signature is not { } key || confirmed.Include(flow, integration.Id))
            return null;

        return signature.IsEmpty ? WingsError.NotConfirmed
            : key.Matches(state, signature.Span) ? null
            : WingsError.SignatureInvalid;
    }
}
