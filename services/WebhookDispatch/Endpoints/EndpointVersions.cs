namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Stores the endpoints that messages contain.</summary>
internal static class EndpointVersions
{
    /// <summary>Prevents the removal of the endpoints until the transaction ends. No other change waits for this lock.</summary>
    /// <remarks>$1 ids.</remarks>
    private const string Lock = "SELECT FROM endpoints WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE";

    /// <summary>
    /// Keeps the newest version of each endpoint, in whatever order they arrive. A known version causes neither a write nor a
    /// lock. Removed endpoints stay removed.
    /// </summary>
    /// <remarks>$1 ids, $2 versions, $3 channels, $4 URLs, $5 tokens, $6 signing secrets, $7 retiring secrets, $8 times.</remarks>
    private const string Upsert = """
        INSERT INTO endpoints AS known (id, version, channel, url, sealed_token, sealed_signing_secret, retiring_secrets, updated_at)
        SELECT DISTINCT ON (id) id, version, channel, url, sealed_token, sealed_signing_secret, retiring_secrets::jsonb, updated_at
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
          AS arrived (id, version, channel, url, sealed_token, sealed_signing_secret, retiring_secrets, updated_at)
        WHERE NOT EXISTS (SELECT FROM endpoints AS same WHERE same.id = arrived.id AND same.version >= arrived.version)
        ORDER BY id, version DESC, updated_at DESC
        ON CONFLICT (id) DO UPDATE SET
            version = excluded.version, channel = excluded.channel, url = excluded.url, sealed_token = excluded.sealed_token,
            sealed_signing_secret = excluded.sealed_signing_secret, retiring_secrets = excluded.retiring_secrets,
            updated_at = excluded.updated_at
        WHERE known.version < excluded.version AND known.disabled_reason IS DISTINCT FROM 'removed'
        """;

    /// <summary>Adds the endpoints of messages, each with the time of its event.</summary>
    public static void AddEndpoints(this NpgsqlBatch batch, IReadOnlyList<(WebhookEndpoint Endpoint, DateTimeOffset OccurredAt)> received)
    {
        int[] ids = [.. received.Select(one => one.Endpoint.EndpointId)];
        batch.Add(Lock, ids);
        batch.Add(
            Upsert, ids,
            received.Select(one => one.Endpoint.Version).ToArray(),
            received.Select(one => one.Endpoint.Channel).ToArray(),
            received.Select(one => one.Endpoint.Url).ToArray(),
            received.Select(one => one.Endpoint.SealedToken).ToArray(),
            received.Select(one => one.Endpoint.SealedSigningSecret).ToArray(),
            received.Select(RetiringSecretsOf).ToArray(),
            received.Select(one => one.OccurredAt.ToUniversalTime()).ToArray());
    }

    private static string RetiringSecretsOf((WebhookEndpoint Endpoint, DateTimeOffset OccurredAt) received) =>
        JsonSerializer.Serialize([.. received.Endpoint.RetiringSecrets], DispatchJson.Default.ListRetiringSecret);
}
