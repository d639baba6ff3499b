namespace Icaro.WingsRedirect.Confirmations;

/// <summary>
/// POST /wings/confirmations: a platform that cannot sign says with its api token that it is done with a guest. The tokens'
/// hashes are part of the portal data, so that this too goes on without the catalog.
/// </summary>
internal static class ConfirmationEndpoint
{
    public static void MapConfirmations(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/wings/confirmations", ConfirmAsync);

    private static async Task ConfirmAsync(
        HttpContext context, OpenStates states, ConfirmedGuests confirmed, RefusalAnswers refusals, IOptions<FlowOptions> options)
    {
        if (await context.Request.ReadBodyAsync(ConfirmationJson.Default.ConfirmationRequest) is not { State: { } state })
        {
            await refusals.WriteAsync(context, Refusal.BodyMalformed);
            return;
        }

        var opened = states.Open(state);
        if (opened.Refusal is { } refusal)
        {
            await refusals.WriteAsync(context, refusal);
            return;
        }

        var (flow, integration) = (opened.Flow!, opened.Integration!);
        if (!IsTokenOf(opened.Unit!.Hotspot, integration.Id, context.Request.Headers["Token"].ToString()))
        {
            await refusals.WriteAsync(context, Refusal.TokenInvalid);
            return;
        }

        confirmed.Add(flow, integration.Id);
        var callback = new Uri(options.Value.PublicUrl, $"/wings/callback?state={state}&signature={integration.Signature?.Sign(state)}");
        await TypedResults.Json(new ConfirmationAnswer("success", callback.AbsoluteUri), ConfirmationJson.Default.ConfirmationAnswer)
            .ExecuteAsync(context);
    }

    private static bool IsTokenOf(PortalHotspot hotspot, int integrationId, string token)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        return Array.Exists(
            hotspot.ApiTokens, known => known.IntegrationId == integrationId && CryptographicOperations.FixedTimeEquals(known.Hash, hash));
    }
}
