namespace Icaro.WingsRedirect;

internal static class WingsExtensions
{
    public static void AddWings(this WebApplicationBuilder builder)
    {
        builder.AddSealing();
        // Redirects are answered from memory: moving each to a thread of the pool would take longer than answering it.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, WingsJson.Default));
        builder.Services.AddApiDocument();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<WingsTelemetry>();
        builder.Services.AddSingleton<Announcements>();
        builder.Services.AddSingleton<UnitCallers>();

        builder.AddPortals();
        builder.AddFlows();
        builder.AddSessions();
        builder.AddProofs();
        builder.Services.AddRedirects();
        builder.Services.AddCallback();
        builder.Services.AddConfirmations();
        builder.Services.AddWax();
        builder.AddMessaging(bus =>
        {
            var queue = new ReplicaQueue();
            bus.AddPortalChanges(queue);
            bus.AddGuestConfirmed(queue);
            bus.AddProofVerified(queue);
            bus.AddSessionReported(queue);
        });
    }

    public static void MapWings(this WebApplication app)
    {
        app.MapRedirects();
        app.MapCallback();
        app.MapConfirmations();
        app.MapProofs();
        app.MapSessions();
        app.MapWax();
        app.MapCapport();
        app.MapApiDocument("wings-redirect");
    }
}

/// <summary>The queue of this replica: every replica receives every message.</summary>
internal sealed class ReplicaQueue
{
    private readonly string _replicaId = Guid.CreateVersion7().ToString("N");

    public void Configure(IEndpointRegistrationConfigurator endpoint)
    {
        endpoint.Name = "wings-redirect";
        endpoint.UseReplicaQueue(_replicaId);
    }
}

[JsonSerializable(typeof(ConfirmationRequest))]
[JsonSerializable(typeof(ConfirmationResponse))]
[JsonSerializable(typeof(ProofRequest))]
[JsonSerializable(typeof(ProofResponse))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(PreferencesResponse))]
[JsonSerializable(typeof(PrivacyResponse))]
[JsonSerializable(typeof(HotspotNotFound))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class WingsJson : JsonSerializerContext;
