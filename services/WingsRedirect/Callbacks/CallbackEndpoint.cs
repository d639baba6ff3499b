namespace Icaro.WingsRedirect.Callbacks;

/// <summary>GET /wings/callback?state=..: where platforms send guests when they are done, to be sent on.</summary>
internal static class CallbackEndpoint
{
    public static void MapCallback(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/wings/callback", ActivatorUtilities.CreateInstance<Callback>(endpoints.ServiceProvider).AnswerAsync);
}

internal sealed class Callback(OpenStates states, NextPage next, ConfirmedGuests confirmed, RefusalAnswers refusals)
{
    public Task AnswerAsync(HttpContext context)
    {
        var (given, signature, refusal) = CallbackQuery.Read(context.Request.QueryString);
        if (refusal is not null)
            return refusals.WriteAsync(context, refusal);

        var opened = states.Open(given.Span);
        if (opened.Refusal is not null)
            return refusals.WriteAsync(context, opened.Refusal, opened.Portal);

        var (flow, unit, integration) = (opened.Flow!, opened.Unit!, opened.Integration!);
        if (FindLack(flow, integration, given.Span, signature) is { } lack)
            return refusals.WriteAsync(context, lack, opened.Portal);

        context.Response.SendOn(next.Find(unit, flow, integration.Id)!);
        return Task.CompletedTask;
    }

    private Refusal? FindLack(Flow flow, PortalIntegration integration, ReadOnlySpan<char> state, ReadOnlyMemory<char> signature)
    {
        if (integration.Signature is not { } key || confirmed.Include(flow, integration.Id))
            return null;

        return signature.IsEmpty ? Refusal.NotConfirmed
            : key.Matches(state, signature.Span) ? null
            : Refusal.SignatureInvalid;
    }
}
