namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>For the documentation.</summary>
internal static class AccountExamples
{
    public static readonly NewAccount New = new(
        null, AccountTypes.Customer, "Hotel Alpina", "alpina", "a good password", "info@alpina.example",
        null, null, null, null, null, null, HotspotId: 1, SubscriptionPlanId: null);

    public static readonly AccountChange Change = new(
        null, "Hotel Alpina & Spa", null, null, "info@alpina.example", null, null, null, null, null, null);

    public static readonly AccountAnswer Answer = new()
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
        Subscription = SubscriptionExamples.Answer,
    };

    public static readonly Listing<AccountAnswer> List = new([Answer], 1);
}
