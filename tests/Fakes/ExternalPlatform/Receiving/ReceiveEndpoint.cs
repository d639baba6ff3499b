namespace Icaro.ExternalPlatform.Receiving;

/// <summary><c>POST /webhook</c>: the address that Icaro knows this platform by.</summary>
internal static class ReceiveEndpoint
{
    public static void AddReceiving(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            new WebhookVerifier([Agreed(provider).SigningSecret], provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new WebhookJudge(Agreed(provider).WebhookToken));
    }

    public static void MapReceiving(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhook", Receive).AddEndpointFilter<ReceptionFilter>().RequireSignedWebhook();

    private static Verdict Receive(VerifiedWebhook webhook, HttpRequest request, WebhookJudge judge) =>
        judge.Judge(request.Headers, webhook.Body.Span);

    private static PlatformOptions Agreed(IServiceProvider provider) => provider.GetRequiredService<IOptions<PlatformOptions>>().Value;
}
