namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <param name="Uuid">Generated when missing.</param>
/// <param name="HotspotId">Of a customer or desk; a number, or a string that contains one.</param>
/// <param name="SubscriptionPlanId">Of a reseller; the free plan when missing.</param>
/// <param name="OperatorRole">Of an admin.</param>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
internal sealed record NewAccount(
    string? Uuid,
    string? Type,
    string? Name,
    string? Username,
    string? Password,
    string? Email,
    string? PrivacyName,
    string? PrivacyVat,
    string? PrivacyAddress,
    string? PrivacyEmail,
    string? PrivacyDpo,
    string? PrivacyDpoMail,
    int? HotspotId,
    int? SubscriptionPlanId,
    string? OperatorRole) : IRequestBody<NewAccount>
{
    public static JsonTypeInfo<NewAccount> Json => CatalogJson.Default.NewAccount;

    public static NewAccount Example { get; } = new(
        null, AccountTypes.Customer, "Hotel Alpina", "alpina", "a good password", "info@alpina.example",
        null, null, null, null, null, null, HotspotId: 1, SubscriptionPlanId: null, OperatorRole: null);

    public bool BelongsToHotspot => AccountTypes.OfHotspots.Contains(Type);

    public string? FindFault() => Type is not (AccountTypes.Admin or AccountTypes.Reseller or AccountTypes.Customer or AccountTypes.Desk)
        ? "Unsupported account type"
        : new FieldCheck()
            .Optional(Uuid, 100)
            .Required(Name, 200)
            .Required(Username, 200)
            .Check(!string.IsNullOrWhiteSpace(Password), nameof(Password), "is required")
            .NewPassword(Password, Username ?? "", Type)
            .Optional(Email, 254)
            .Optional(PrivacyName, 200)
            .Optional(PrivacyVat, 200)
            .Optional(PrivacyAddress, 500)
            .Optional(PrivacyEmail, 254)
            .Optional(PrivacyDpo, 200)
            .Optional(PrivacyDpoMail, 254)
            .Check(!BelongsToHotspot || HotspotId is not null, nameof(HotspotId), "is required")
            .OperatorRole(OperatorRole)
            .Check(Type is not AccountTypes.Admin || OperatorRole is not null, nameof(OperatorRole), "is required")
            .Check(Type is AccountTypes.Admin || OperatorRole is null, nameof(OperatorRole), AdminRules.OnlyOfAdmins)
            .Fault;

    /// <summary>Administrators create every account, resellers create customers and desks.</summary>
    public bool MayBeCreatedBy(TokenIdentity caller) => caller.IsAdministrator || (caller.IsReseller && BelongsToHotspot);

    /// <param name="creatorId">The administrator who creates an admin or reseller, or the reseller whose hotspot it is.</param>
    /// <param name="password">The hash of <see cref="Password"/>.</param>
    /// <param name="now">When the account is created.</param>
    public Account ToAccount(int creatorId, HashedPassword password, DateTimeOffset now)
    {
        var account = new Account
        {
            CreatorId = creatorId,
            Uuid = string.IsNullOrEmpty(Uuid) ? Guid.NewGuid().ToString() : Uuid,
            Type = Type!,
            Name = Name!,
            Username = Username!,
            Email = Email ?? "",
            PrivacyName = PrivacyName ?? "",
            PrivacyVat = PrivacyVat ?? "",
            PrivacyAddress = PrivacyAddress ?? "",
            PrivacyEmail = PrivacyEmail ?? "",
            PrivacyDpo = PrivacyDpo ?? "",
            PrivacyDpoMail = PrivacyDpoMail ?? "",
            HotspotId = BelongsToHotspot ? HotspotId : null,
            OperatorRole = OperatorRole,
            Created = now,
        };
        account.SetPassword(password);
        return account;
    }
}
