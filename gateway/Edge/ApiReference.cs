using Scalar.AspNetCore;

namespace Icaro.Gateway.Edge;

/// <summary>One page for the routes of all services, from which requests can be sent. It loads nothing from other hosts.</summary>
internal static class ApiReference
{
    private static readonly (string Service, string Title)[] Documents =
    [
        ("integrations-catalog", "Catalog, partners and marketplace"),
        ("webhook-dispatch", "Deliveries"),
        ("wings-redirect", "Captive portals"),
        ("loginapi-crypto", "IACBOX Login API"),
    ];

    public static void MapApiReference(this IEndpointRouteBuilder routes) => routes.MapScalarApiReference("/api/docs", page =>
    {
        page.WithTitle("Icaro.Aspire API").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools();
        foreach (var (service, title) in Documents)
            page.AddDocument(service, title, ApiDocument.PathOf(service));
    });
}
