using Directory = Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Authorization;

/// <summary>
/// A reseller's hotspot with a unit, a customer, a desk, settings and an integration that is on, and everybody who might want
/// something of it. Written straight into the tables: through the API each password would take its time, and every call wants a
/// world of its own.
/// </summary>
/// <param name="Uuids">Of what belongs to the hotspot: no stranger sees one of them.</param>
internal sealed record World(IReadOnlyDictionary<string, string> Ids, IReadOnlyDictionary<string, string> Tokens, string[] Uuids)
{
    public const string UnitSecret = "secret-of-the-worlds-unit";
    public const string Digest = "0123456789abcdef0123456789abcdef";
    public const string ModuleSecret = "secret-of-the-worlds-module";
    public const string WebhookToken = "webhook-token-of-the-world";

    /// <summary>Who calls, in the order of the columns of <see cref="RouteRules"/>.</summary>
    public static readonly string[] Callers =
    [
        "admin", "operator", "reader", "owner", "foreign", "customer", "desk", "neighbour", "read", "write", "full", "link", "share",
    ];

    /// <returns>The path with the ids that it names.</returns>
    public string Fill(string path) =>
        Ids.Aggregate(path, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));

    public static Task<World> CreateAsync(CatalogApplication catalog) => catalog.InDatabaseAsync(async db =>
    {
        var now = DateTimeOffset.UtcNow;
        var owner = NewAccount("reseller", creatorId: 1, hotspotId: null);
        var foreign = NewAccount("reseller", creatorId: 1, hotspotId: null);
        var (operating, reading) = (NewAccount("admin", creatorId: 1, hotspotId: null), NewAccount("admin", creatorId: 1, hotspotId: null));
        var linking = NewAccount("admin", creatorId: 1, hotspotId: null);
        (operating.OperatorRole, reading.OperatorRole, linking.OperatorRole) = ("operate", "read", "administer");
        var plan = await db.SubscriptionPlans.FindAsync([Directory.LargestPlan], TestContext.Current.CancellationToken);
        db.Subscriptions.AddRange(Subscription.Start(owner, plan!, now), Subscription.Start(foreign, plan!, now));
        await SaveAsync();

        var (hotspot, next, elsewhere) = (NewHotspot(owner), NewHotspot(owner), NewHotspot(foreign));
        db.Hotspots.AddRange(hotspot, next, elsewhere);
        var integration = new Integration
        {
            Name = "n",
            WebhookUrl = "https://platform.example/",
            WebhookToken = WebhookToken,
            SigningSecret = SigningSecret.Create(),
            Created = now,
        };
        var spare = new Integration
        {
            Name = "s",
            WebhookUrl = "https://spare.example/",
            WebhookToken = "t",
            SigningSecret = SigningSecret.Create(),
            Created = now,
        };
        var key = new ApiKey { AccountId = owner.Id, Name = "k", KeyHash = NewToken.Create().Hash.Hex, Created = now };
        var disclaimer = new Disclaimer { AccountId = owner.Id, Type = "tos", Title = "t", Body = "b" };
        db.AddRange(integration, spare, disclaimer, key);
        await SaveAsync();

        var unit = new Unit
        {
            HotspotId = hotspot.Id,
            MacAddress = Directory.NewMacAddress(),
            Name = "u",
            Uuid = Directory.NewName("unit"),
            Secret = UnitSecret,
            Created = now,
        };
        var customer = NewAccount("customer", owner.Id, hotspot.Id);
        var desk = NewAccount("desk", owner.Id, hotspot.Id);
        var neighbour = NewAccount("customer", owner.Id, next.Id);
        db.AddRange(unit, customer, desk, neighbour);
        db.AccountIntegrations.Add(new() { AccountId = owner.Id, IntegrationId = integration.Id });
        db.HotspotIntegrations.Add(new() { HotspotId = hotspot.Id, IntegrationId = integration.Id, Enabled = true, Sequence = 1 });
        await SaveAsync();

        db.AddRange(
            new AccountPreference { AccountId = customer.Id, Key = "k", Value = "v" },
            new HotspotPreference { HotspotId = hotspot.Id, Key = "k", Value = "v" },
            new HotspotPreference { HotspotId = hotspot.Id, Key = "marketing_k", Value = "v" });
        var (module, lone) = (NewModule(owner), NewModule(owner));
        db.Modules.AddRange(module, lone);
        await SaveAsync();
        var connection = new ModuleConnection
        {
            ModuleId = module.Id,
            AccountId = owner.Id,
            ApiKeyHash = Directory.NewName("hash"),
            Scopes = [],
            ClientIdHash = Directory.NewName("hash"),
            AccountUrl = "https://module.example/account",
            Created = now,
        };
        db.ModuleConnections.Add(connection);
        await SaveAsync();

        Dictionary<string, string> tokens = [];
        AddToken("operator", operating);
        AddToken("reader", reading);
        AddToken("owner", owner);
        AddToken("foreign", foreign);
        var login = AddToken("customer", customer);
        AddToken("desk", desk);
        AddToken("neighbour", neighbour);
        AddToken("read", customer, TokenTypes.Api, "read", integration.Id);
        AddToken("write", customer, TokenTypes.Api, "write");
        AddToken("full", customer, TokenTypes.Api, "full");
        AddToken("expired", owner, expires: DateTimeOffset.UnixEpoch);
        AddLink("link", linking);
        var share = AddLink("share", owner);
        await SaveAsync();

        return new World(
            new Dictionary<string, string>
            {
                ["account"] = $"{customer.Id}",
                ["reseller"] = $"{owner.Id}",
                ["hotspot"] = $"{hotspot.Id}",
                ["unit"] = $"{unit.Id}",
                ["integration"] = $"{integration.Id}",
                ["spare"] = $"{spare.Id}",
                ["key"] = $"{key.Id}",
                ["login"] = $"{login.Id}",
                ["link"] = $"{share.Id}",
                ["disclaimer"] = $"{disclaimer.Id}",
                ["module"] = module.Code,
                ["lone"] = lone.Code,
                ["connection"] = $"{connection.Id}",
                ["guest"] = "1",
                ["graph"] = "sessions",
                ["mail"] = "feedback",
            },
            tokens,
            [hotspot.Uuid, unit.Uuid, customer.Uuid, desk.Uuid]);

        Task SaveAsync() => db.SaveChangesAsync(TestContext.Current.CancellationToken);

        AccessToken AddToken(
            string caller,
            Account account,
            string type = TokenTypes.Login,
            string acls = "full",
            int? integrationId = null,
            DateTimeOffset? expires = null)
        {
            var token = NewToken.Create();
            tokens[caller] = token.Text;
            return db.AccessTokens.Add(new()
            {
                AccountId = account.Id,
                TokenHash = TokenHash.Of(token.Text).Hex,
                ApiToken = token.Text,
                Type = type,
                Acls = acls,
                IntegrationId = integrationId,
                Expires = expires ?? (type == TokenTypes.Api ? null : now.AddDays(7)),
                Created = now,
            }).Entity;
        }

        IntegrationLink AddLink(string caller, Account account)
        {
            var token = NewToken.Create();
            tokens[caller] = token.Text;
            return db.IntegrationLinks.Add(new()
            {
                IntegrationId = integration.Id,
                AccountId = account.Id,
                Name = caller,
                TokenHash = token.Hash.Hex,
                Created = now,
                Expires = now.AddDays(7),
            }).Entity;
        }

        Account NewAccount(string type, int creatorId, int? hotspotId)
        {
            var name = Directory.NewName(type);
            var account = new Account
            {
                CreatorId = creatorId,
                Uuid = name,
                Type = type,
                Name = name,
                Username = name,
                HotspotId = hotspotId,
                Created = now,
            };
            account.SetImportedDigest(Digest);
            db.Accounts.Add(account);
            return account;
        }

        Module NewModule(Account account) =>
            new() { PartnerId = account.Id, Code = Directory.NewName("m"), Name = "m", Secret = ModuleSecret, Created = now };

        Hotspot NewHotspot(Account account) =>
            new() { Uuid = Directory.NewName("hotspot"), AccountId = account.Id, Name = "h", Created = now };
    });
}
