namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>The data of webhooks about some hotspots for some integrations.</summary>
internal sealed class WebhookSource
{
    private const string Endpoints = """
        SELECT id, webhook_url, webhook_token, signing_secret, retiring_secrets, endpoint_version, sends_password_hash
        FROM integrations WHERE id = ANY ($1)
        """;

    private const string Hotspots = """
        SELECT id, uuid, name, description, business_name, business_vat, business_address, business_email, business_dpo, account_id
        FROM hotspots WHERE id = ANY ($1)
        """;

    private const string Accounts = """
        SELECT hotspot_id, id, uuid, type, name, username, password_digest, email
        FROM accounts WHERE hotspot_id = ANY ($1) AND type IN ('customer', 'desk') ORDER BY id
        """;

    private const string Units = """
        SELECT hotspot_id, id, mac_address, name, description, uuid
        FROM units WHERE hotspot_id = ANY ($1) ORDER BY id
        """;

    private readonly KeyRing _keys;
    private readonly Dictionary<int, (WebhookEndpoint Endpoint, bool SendsPasswordHash)> _endpoints;
    private readonly Dictionary<int, WebhookHotspot> _hotspots;
    private readonly ILookup<int, SealedAccount> _accounts;
    private readonly ILookup<int, WebhookUnit> _units;

    private WebhookSource(
        KeyRing keys,
        IEnumerable<(WebhookEndpoint Endpoint, bool SendsPasswordHash)> endpoints,
        IEnumerable<WebhookHotspot> hotspots,
        IEnumerable<(int HotspotId, SealedAccount Account)> accounts,
        IEnumerable<(int HotspotId, WebhookUnit Unit)> units)
    {
        _keys = keys;
        _endpoints = endpoints.ToDictionary(row => row.Endpoint.EndpointId);
        _hotspots = hotspots.ToDictionary(hotspot => hotspot.Id);
        _accounts = accounts.ToLookup(row => row.HotspotId, row => row.Account);
        _units = units.ToLookup(row => row.HotspotId, row => row.Unit);
    }

    public static void AddTo(NpgsqlBatch batch, int[] hotspots, int[] integrations)
    {
        batch.Add(Endpoints, integrations);
        batch.Add(Hotspots, hotspots);
        batch.Add(Accounts, hotspots);
        batch.Add(Units, hotspots);
    }

    public static async Task<WebhookSource> ReadAsync(NpgsqlDataReader rows, KeyRing keys, CancellationToken cancellationToken) => new(
        keys,
        await rows.ReadAsync(row => (ReadEndpoint(row), row.GetBoolean(6)), cancellationToken),
        await rows.ReadAsync(ReadHotspot, cancellationToken),
        await rows.ReadAsync(row => (row.GetInt32(0), ReadAccount(row)), cancellationToken),
        await rows.ReadAsync(row => (row.GetInt32(0), ReadUnit(row)), cancellationToken));

    public bool HasEndpoint(int integrationId) => _endpoints.ContainsKey(integrationId);

    public WebhookEndpoint Endpoint(int integrationId) => _endpoints[integrationId].Endpoint;

    /// <returns>The hotspot's first customer, on whose behalf platforms read; null when it has none.</returns>
    public int? FindCustomer(int hotspotId) => _accounts[hotspotId].FirstOrDefault(account => account.Type == AccountTypes.Customer)?.Id;

    public WebhookBody On(int hotspotId, int integrationId, string token)
    {
        var accounts = _accounts[hotspotId].Select(
            account => _endpoints[integrationId].SendsPasswordHash ? account.WithHash(_keys) : account.WithoutHash());
        return WebhookBody.On(token, _hotspots[hotspotId], [.. accounts], [.. _units[hotspotId]]);
    }

    public WebhookBody Off(int hotspotId) => WebhookBody.Off(_hotspots[hotspotId]);

    private static WebhookEndpoint ReadEndpoint(NpgsqlDataReader row) => new()
    {
        EndpointId = row.GetInt32(0),
        Url = row.GetString(1),
        SealedToken = row.GetFieldValue<byte[]>(2),
        SealedSigningSecret = row.GetFieldValue<byte[]>(3),
        RetiringSecrets = RetiringSecrets.FromJson(row.GetString(4)),
        Version = row.GetInt64(5),
    };

    private static WebhookHotspot ReadHotspot(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.GetString(7),
        row.GetString(8),
        row.GetInt32(9));

    private static SealedAccount ReadAccount(NpgsqlDataReader row) => new(
        row.GetInt32(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.GetFieldValue<byte[]>(6),
        row.GetString(7));

    private static WebhookUnit ReadUnit(NpgsqlDataReader row) => new(
        row.GetInt32(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5));

    /// <summary>The digest is opened only for platforms that receive it. An unreadable one does not prevent disabling.</summary>
    private sealed record SealedAccount(int Id, string Uuid, string Type, string Name, string Username, byte[] PasswordDigest, string Email)
    {
        public WebhookAccount WithHash(KeyRing keys) =>
            new(Id, Uuid, Type, Name, Username, keys.OpenText(PasswordDigest, SealPurpose.PasswordDigest), Email);

        /// <summary>The key stays, as with every empty value of the original's webhooks.</summary>
        public WebhookAccount WithoutHash() => new(Id, Uuid, Type, Name, Username, PasswordHash: "", Email);
    }
}
