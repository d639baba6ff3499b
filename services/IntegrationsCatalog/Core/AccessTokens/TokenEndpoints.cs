namespace Icaro.IntegrationsCatalog.Core.AccessTokens;

/// <summary>Tells the other services whom a token stands for.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/tokens/{sha256}", FindAsync);

    private static async Task<IResult> FindAsync(string sha256, DatabaseTokenDirectory directory, CancellationToken cancellationToken) =>
        await directory.FindAsync(new TokenHash(sha256), cancellationToken) is { } identity
            ? TypedResults.Json(identity, TokenJson.Default.TokenIdentity)
            : TypedResults.NotFound();
}
