using System.Data;

namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>
/// GET /internal/portals streams the data of all captive portals, one line each. With <c>?hotspot=ID</c> or <c>?integration=ID</c>, which
/// may be repeated, it returns only these and what they refer to. Secrets stay sealed.
/// </summary>
internal static class PortalSnapshot
{
    public static void MapPortals(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/portals", WriteAsync);

    private static async Task WriteAsync(
        int[] hotspot, int[] integration, HttpContext context, CatalogDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        // A consistent snapshot: no hotspot refers to a missing integration.
        await using var picture = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        using var lines = new PortalLineWriter(context.Response.BodyWriter);
        context.Response.ContentType = PortalLine.ContentType;

        if (hotspot is not [] || integration is not [])
        {
            await WriteDeltaAsync(connection, hotspot, integration, lines, cancellationToken);
            return;
        }

        await lines.WriteAsync(new() { Version = await connection.ReadVersionAsync(cancellationToken) }, cancellationToken);
        await foreach (var line in connection.ReadIntegrationsAsync(null, [], cancellationToken))
            await lines.WriteAsync(new() { Integration = line }, cancellationToken);
        await foreach (var line in connection.ReadHotspotsAsync(null, cancellationToken))
            await lines.WriteAsync(new() { Hotspot = line }, cancellationToken);
        await lines.FlushAsync(cancellationToken);
    }

    private static async Task WriteDeltaAsync(
        NpgsqlConnection connection, int[] hotspots, int[] integrations, PortalLineWriter lines, CancellationToken cancellationToken)
    {
        await foreach (var line in connection.ReadIntegrationsAsync(integrations, hotspots, cancellationToken))
            await lines.WriteAsync(new() { Integration = line }, cancellationToken);

        var missing = hotspots.ToHashSet();
        await foreach (var line in connection.ReadHotspotsAsync(hotspots, cancellationToken))
        {
            missing.Remove(line.Id);
            await lines.WriteAsync(new() { Hotspot = line }, cancellationToken);
        }

        foreach (var id in missing)
            await lines.WriteAsync(new() { RemovedHotspot = id }, cancellationToken);
        await lines.FlushAsync(cancellationToken);
    }
}
