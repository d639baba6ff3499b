namespace Icaro.WingsRedirect.Confirmations;

/// <summary>
/// POST /wings/confirmations: a platform that cannot sign confirms a guest with its API token. The hashes of the tokens are
/// part of the portal data, so that confirming does not depend on the catalog.
/// </summary>
internal static class ConfirmationEndpoints
{
    public static void AddConfirmations(this IServiceCollection services) => services.AddSingleton<ConfirmedGuests>();

    public static void AddGuestConfirmed(this IBusRegistrationConfigurator bus, ReplicaQueue queue) =>
        bus.AddConsumer<GuestConfirmedConsumer>().Endpoint(queue.Configure);

    public static void MapConfirmations(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/wings/confirmations", ConfirmAsync).WithErrorFormat(ErrorFormat.ProblemDetails);

    private static async Task<Results<Ok<ConfirmationResponse>, WingsError>> ConfirmAsync(
        HttpRequest request, OpenStates states, ConfirmedGuests confirmed, IOptions<PublicOptions> system)
    {
        if (await request.ReadBodyAsync(WingsJson.Default.ConfirmationRequest) is not { State: { } state })
            return WingsError.BodyMalformed;

        var opened = states.Open(state);
        if (opened.Error is { } error)
            return error;

        var (flow, integration) = (opened.Flow!, opened.Integration!);
        if (opened.Unit!.Hotspot.FindIntegrationOf(request.Headers["Token"].ToString()) != integration.Id)
            return WingsError.TokenInvalid;

        confirmed.Add(flow, integration.Id);
        var callback = $"{system.Value.Address}/wings/callback?state={state}&signature={integration.Signature?.Sign(state)}";
        return TypedResults.Ok(new ConfirmationResponse("success", callback));
    }
}

/// <param name="State">As it was in the guest's URL.</param>
internal sealed record ConfirmationRequest(string? State);

/// <param name="Callback">The signed URL to which the platform sends the guest.</param>
internal sealed record ConfirmationResponse(string Status, string Callback);
