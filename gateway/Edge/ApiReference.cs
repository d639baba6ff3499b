using Scalar.AspNetCore;

namespace Icaro.Gateway.Edge;

/// <summary>One page for the routes of all services, from which requests can be sent. It loads nothing from other hosts.</summary>
internal static class ApiReference
{
    public static void MapApiReference(this IEndpointRouteBuilder routes) => routes.MapScalarApiReference("/api/docs", page =>
    {
        page.WithTitle("Icaro.Aspire API").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools();
        page.AddDocument("integrations-catalog", "Catalog, partners and marketplace", "/openapi/integrations-catalog.json", isDefault: true);
        page.AddDocument("webhook-dispatch", "Deliveries", "/openapi/webhook-dispatch.json");
        page.AddDocument("wings-redirect", "Captive portals", "/openapi/wings-redirect.json");
        page.AddDocument("loginapi-crypto", "IACBOX Login API", "/openapi/loginapi-crypto.json");
    });
}
