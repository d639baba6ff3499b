using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.Console.Hotspots;

/// <summary>The catalog's hotspots, integrations and the switches between them, of which it shows everyone their own.</summary>
internal sealed class HotspotApi(HttpClient http, Person person)
{
    public const int PageSize = 20;

    public async Task<ApiResult<HotspotPage>> ListAsync(string? text, int page) =>
        (await http.GetAsync(Query(text, page), ConsoleJson.Default.HotspotPage, person)).Or(HotspotPage.Empty);

    /// <summary>A platform knows its own, and may not list any.</summary>
    public async Task<ApiResult<List<Integration>>> IntegrationsAsync() => person.IntegrationId is { } own
        ? new List<Integration> { new(own, person.Name) }
        : (await http.GetAsync("/api/integrations", ConsoleJson.Default.ListIntegration, person)).Or([]);

    public async Task<SwitchRow> SwitchesOfAsync(Hotspot hotspot)
    {
        var enabled = await http.GetAsync($"/api/hotspot_integrations/{hotspot.Id}", ConsoleJson.Default.ListEnabledIntegration, person);
        var known = enabled.Or([]);
        return new(hotspot, known.Value ?? [], known.Problem);
    }

    /// <summary>Switching on what is on synchronizes it again.</summary>
    public Task<ApiResult<StatusResponse>> SwitchAsync(SwitchCommand command) => http.SendAsync(
        command.IsOn ? HttpMethod.Put : HttpMethod.Delete, $"/api/hotspot_integrations/{command.HotspotId}/{command.IntegrationId}",
        content: null, ConsoleJson.Default.StatusResponse, person);

    private static string Query(string? text, int page) => QueryHelpers.AddQueryString("/api/hotspots", new Dictionary<string, string?>
    {
        ["page"] = page.ToString(CultureInfo.InvariantCulture),
        ["limit"] = PageSize.ToString(CultureInfo.InvariantCulture),
        ["q"] = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
    });
}
