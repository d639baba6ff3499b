namespace Icaro.IntegrationsCatalog.Core.AccessTokens;

/// <summary>The tokens with which platforms read on behalf of the customers of the hotspots that they are enabled for.</summary>
internal static class ApiTokens
{
    private const string Issue = """
        INSERT INTO access_tokens (integration_id, account_id, token_hash, api_token, type, acls, created)
        SELECT wanted.*, 'api', 'read', $5
        FROM unnest($1, $2, $3, $4) AS wanted (integration_id, account_id, token_hash, api_token)
        ORDER BY integration_id, account_id
        ON CONFLICT (integration_id, account_id) DO NOTHING
        """;

    private const string Read = """
        SELECT token.integration_id, token.account_id, token.api_token
        FROM unnest($1, $2) AS wanted (integration_id, account_id)
        JOIN access_tokens AS token USING (integration_id, account_id)
        """;

    /// <summary>Issues the missing tokens, and reads all of them.</summary>
    public static void AddApiTokens(
        this NpgsqlBatch batch, IReadOnlyList<ApiTokenKey> wanted, KeyRing keys, DateTimeOffset now)
    {
        int[] integrations = [.. wanted.Select(one => one.IntegrationId)];
        int[] customers = [.. wanted.Select(one => one.CustomerId)];
        NewToken[] tokens = [.. wanted.Select(_ => NewToken.Create())];
        string[] hashes = [.. tokens.Select(token => token.Hash.Hex)];
        byte[][] sealedTokens = [.. tokens.Select(token => keys.Seal(token.Text, SealPurpose.ApiToken))];
        batch.Add(Issue, integrations, customers, hashes, sealedTokens, now);
        batch.Add(Read, integrations, customers);
    }

    public static async Task<IReadOnlyDictionary<ApiTokenKey, string>> ReadApiTokensAsync(
        this NpgsqlDataReader rows, KeyRing keys, CancellationToken cancellationToken)
    {
        var tokens = await rows.ReadAsync(
            row => (
                Key: new ApiTokenKey(row.GetInt32(0), row.GetInt32(1)),
                Text: keys.OpenText(row.GetFieldValue<byte[]>(2), SealPurpose.ApiToken)),
            cancellationToken);
        return tokens.ToDictionary(token => token.Key, token => token.Text);
    }
}

/// <param name="CustomerId">The customer on whose behalf the platform reads.</param>
internal readonly record struct ApiTokenKey(int IntegrationId, int CustomerId);
