namespace Icaro.Console.Links;

/// <summary>The catalog's links for platforms.</summary>
internal sealed class LinkApi(HttpClient http, Person person)
{
    /// <summary>Hex characters of a token.</summary>
    private const int TokenLength = 64;

    public Task<ApiResult<List<Link>>> ListAsync(int integrationId) =>
        http.GetAsync(PathOf(integrationId), ConsoleJson.Default.ListLink, person);

    public Task<ApiResult<CreatedLink>> CreateAsync(int integrationId, NewLink link) => http.SendAsync(
        HttpMethod.Post, PathOf(integrationId), JsonContent.Create(link, ConsoleJson.Default.NewLink), ConsoleJson.Default.CreatedLink,
        person);

    public Task<ApiResult<StatusResponse>> RevokeAsync(int integrationId, int linkId) => http.SendAsync(
        HttpMethod.Delete, $"{PathOf(integrationId)}/{linkId}", content: null, ConsoleJson.Default.StatusResponse, person);

    /// <param name="token">As somebody has entered it.</param>
    /// <returns>What the link opens; null for one that has expired or was revoked, or never existed.</returns>
    public async Task<ApiResult<OpenedLink>?> OpenAsync(string token)
    {
        if (token.Length != TokenLength || !token.All(char.IsAsciiHexDigitLower))
            return null;

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/integrations/link");
            request.Headers.Add("Token", token);
            return await http.SendAsync(request, ConsoleJson.Default.OpenedLink, person);
        }
        catch (SessionEndedException)
        {
            return null;
        }
    }

    private static string PathOf(int integrationId) => $"/api/integrations/{integrationId}/links";
}
