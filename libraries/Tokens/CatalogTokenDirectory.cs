using System.Net;
using System.Net.Http.Json;

namespace Icaro.Tokens;

/// <summary>Asks the catalog, which issues the tokens: <c>GET /internal/tokens/{sha256}</c>.</summary>
internal sealed class CatalogTokenDirectory(HttpClient catalog) : ITokenDirectory
{
    public async ValueTask<TokenIdentity?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        using var response = await catalog.GetAsync($"/internal/tokens/{hash}", cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(TokenJson.Default.TokenIdentity, cancellationToken);
    }
}
