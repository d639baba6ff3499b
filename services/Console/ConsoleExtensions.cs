using Microsoft.AspNetCore.HttpOverrides;

namespace Icaro.Console;

/// <summary>Composes the console: pages that are rendered on the server for people who have signed in.</summary>
internal static class ConsoleExtensions
{
    /// <summary>Where the gateway serves it.</summary>
    private const string Path = "/console";

    private const string Catalog = "integrations-catalog";
    private const string Dispatch = "webhook-dispatch";
    private const string ErrorPage = "/error";

    public static void AddConsole(this WebApplicationBuilder builder)
    {
        builder.AddSealing();
        builder.Services.AddRazorComponents();
        builder.AddSessions();
        builder.AddApis();
        builder.Services.TrustGateway(
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
    }

    public static void UseConsole(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UsePathBase(Path);
        app.UseExceptionHandler(ErrorPage, createScopeForErrors: true);
        app.UseContentSecurity();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseSessionEnd();
        app.UseAntiforgery();
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
    }

    private static void AddApis(this WebApplicationBuilder builder)
    {
        builder.AddServiceClient<LoginApi>(Catalog);
        builder.AddServiceClient<HotspotApi>(Catalog);
        builder.AddServiceClient<LinkApi>(Catalog);
        builder.AddServiceClient<RotationApi>(Catalog);
        builder.AddServiceClient<DeliveryApi>(Dispatch);
        builder.AddServiceClient<EndpointApi>(Dispatch);
        builder.AddServiceClient<MetricsApi>(Dispatch);
        builder.AddServiceClient<ReplayApi>(Dispatch);
        builder.Services.AddTestApi(new($"http://{Dispatch}"));
    }
}
