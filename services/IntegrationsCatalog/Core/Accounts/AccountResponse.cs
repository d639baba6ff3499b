namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>An account without its password. Without a hotspot or plan, ids are 0 and names are empty.</summary>
internal sealed record AccountResponse
{
    public static AccountResponse Example { get; } = new()
    {
        Id = 3,
        CreatorId = 2,
        Uuid = "5c6c8f0e-6f0b-4c43-8f5d-0e2a6c1d9b11",
        Type = AccountTypes.Customer,
        Name = "Hotel Alpina",
        Username = "alpina",
        Email = "info@alpina.example",
        PrivacyName = "",
        PrivacyVat = "",
        PrivacyAddress = "",
        PrivacyEmail = "",
        PrivacyDpo = "",
        PrivacyDpoMail = "",
        Created = new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero),
        HotspotId = 1,
        HotspotName = "Alpina lobby",
        Subscription = SubscriptionResponse.Example,
    };

    public required int Id { get; init; }

    public required int CreatorId { get; init; }

    public required string Uuid { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    public required string Username { get; init; }

    public required string Email { get; init; }

    public required string PrivacyName { get; init; }

    public required string PrivacyVat { get; init; }

    public required string PrivacyAddress { get; init; }

    public required string PrivacyEmail { get; init; }

    public required string PrivacyDpo { get; init; }

    public required string PrivacyDpoMail { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required int HotspotId { get; init; }

    public required string HotspotName { get; init; }

    public int SubscriptionPlanId => Subscription.SubscriptionPlan.Id;

    public string SubscriptionPlanName => Subscription.SubscriptionPlan.Name;

    public required SubscriptionResponse Subscription
    {
        get;
        init => field = value ?? SubscriptionResponse.None;
    }

    /// <summary>Of an admin.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OperatorRole { get; init; }

    /// <summary>Always empty, since tokens are not shown. Sun-UI reads its length.</summary>
    public string[] Tokens { get; } = [];

    public static Expression<Func<Account, AccountResponse>> From(CatalogDbContext db, DateTimeOffset now)
    {
        var subscription = SubscriptionResponse.At(now);
        return account => new AccountResponse
        {
            Id = account.Id,
            CreatorId = account.CreatorId,
            Uuid = account.Uuid,
            Type = account.Type,
            OperatorRole = account.Type == AccountTypes.Admin ? account.OperatorRole ?? OperatorRoles.Administer : null,
            Name = account.Name,
            Username = account.Username,
            Email = account.Email,
            PrivacyName = account.PrivacyName,
            PrivacyVat = account.PrivacyVat,
            PrivacyAddress = account.PrivacyAddress,
            PrivacyEmail = account.PrivacyEmail,
            PrivacyDpo = account.PrivacyDpo,
            PrivacyDpoMail = account.PrivacyDpoMail,
            Created = account.Created,
            HotspotId = account.HotspotId ?? 0,
            HotspotName = db.Hotspots
                .Where(hotspot => hotspot.Id == account.HotspotId)
                .Select(hotspot => hotspot.Name)
                .FirstOrDefault() ?? "",
            Subscription = db.Subscriptions
                .Where(row => row.AccountId == (account.Type == AccountTypes.Reseller ? account.Id : account.CreatorId))
                .Select(subscription)
                .FirstOrDefault()!,
        };
    }
}
