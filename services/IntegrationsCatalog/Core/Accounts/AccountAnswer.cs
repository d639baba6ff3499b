namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>An account without what it logs in with. Where there is no hotspot or plan, ids are 0 and names empty.</summary>
internal sealed record AccountAnswer
{
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

    public required SubscriptionAnswer Subscription
    {
        get;
        init => field = value ?? SubscriptionAnswer.None;
    }

    public static Expression<Func<Account, AccountAnswer>> From(CatalogDbContext db, DateTimeOffset now)
    {
        var subscription = SubscriptionAnswer.At(now);
        return account => new AccountAnswer
        {
            Id = account.Id,
            CreatorId = account.CreatorId,
            Uuid = account.Uuid,
            Type = account.Type,
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

[JsonSerializable(typeof(AccountAnswer))]
[JsonSerializable(typeof(Listing<AccountAnswer>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class AccountAnswerJson : JsonSerializerContext;
