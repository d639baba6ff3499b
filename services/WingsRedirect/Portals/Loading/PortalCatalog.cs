using System.Net;

namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>Reads the portal data of the catalog: <c>GET /internal/portals</c>.</summary>
internal sealed class PortalCatalog(HttpClient catalog)
{
    /// <returns>The response with everything, whose content is still to be read.</returns>
    public async Task<HttpResponseMessage> OpenSnapshotAsync(CancellationToken cancellationToken) =>
        EnsureLines(await catalog.GetAsync("/internal/portals", HttpCompletionOption.ResponseHeadersRead, cancellationToken));

    /// <summary>Reads some hotspots and integrations.</summary>
    public async Task<byte[]> ReadDeltaAsync(PortalReading reading, CancellationToken cancellationToken)
    {
        var ids = reading.Hotspots.Select(id => $"hotspot={id}").Concat(reading.Integrations.Select(id => $"integration={id}"));
        using var response = EnsureLines(await catalog.GetAsync($"/internal/portals?{string.Join('&', ids)}", cancellationToken));
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <returns>Null when the hotspot does not exist.</returns>
    public async Task<HotspotDisclaimers?> ReadDisclaimersAsync(int hotspotId, CancellationToken cancellationToken)
    {
        using var response = await catalog.GetAsync($"/internal/portals/{hotspotId}/disclaimers", cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : await response.EnsureSuccessStatusCode().Content
                .ReadFromJsonAsync(HotspotDisclaimersJson.Default.HotspotDisclaimers, cancellationToken);
    }

    private static HttpResponseMessage EnsureLines(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == PortalLine.ContentType)
            return response;

        response.Dispose();
        throw new HttpRequestException($"The catalog responded with {(int)response.StatusCode}");
    }
}
