namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>Asks the catalog, which knows all that changed: <c>GET /internal/portals</c>.</summary>
internal sealed class PortalCatalog(HttpClient catalog)
{
    /// <returns>The answer with everything, to be read as it comes.</returns>
    public async Task<HttpResponseMessage> OpenSnapshotAsync(CancellationToken cancellationToken) =>
        Checked(await catalog.GetAsync("/internal/portals", HttpCompletionOption.ResponseHeadersRead, cancellationToken));

    /// <summary>Asks for some hotspots and integrations only.</summary>
    public async Task<byte[]> ReadDeltaAsync(PortalReading reading, CancellationToken cancellationToken)
    {
        var ids = reading.Hotspots.Select(id => $"hotspot={id}").Concat(reading.Integrations.Select(id => $"integration={id}"));
        using var response = Checked(await catalog.GetAsync($"/internal/portals?{string.Join('&', ids)}", cancellationToken));
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static HttpResponseMessage Checked(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == PortalLine.ContentType)
            return response;

        response.Dispose();
        throw new HttpRequestException($"the catalog answered {(int)response.StatusCode}");
    }
}
