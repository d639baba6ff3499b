namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>What an account shall be. Fields that are missing stay as they are; so do those that cannot be empty, when they are.</summary>
/// <param name="Type">Customers and desks can become each other.</param>
internal sealed record AccountChange(
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
    string? PrivacyDpoMail) : IRequestBody<AccountChange>
{
    public static JsonTypeInfo<AccountChange> Json => AccountChangeJson.Default.AccountChange;

    public static AccountChange Empty { get; } = new(null, null, null, null, null, null, null, null, null, null, null);

    public string? FindFault() => new FieldCheck()
        .Optional(Name, 200)
        .Optional(Username, 200)
        .Optional(Password, 200)
        .Optional(Email, 254)
        .Optional(PrivacyName, 200)
        .Optional(PrivacyVat, 200)
        .Optional(PrivacyAddress, 500)
        .Optional(PrivacyEmail, 254)
        .Optional(PrivacyDpo, 200)
        .Optional(PrivacyDpoMail, 254)
        .Fault;

    public bool ChangesTypeOf(Account account) => !string.IsNullOrEmpty(Type) && Type != account.Type;

    /// <summary>Not for platforms: with it they could become the account.</summary>
    public bool ChangesLogin => ChangesPassword || !string.IsNullOrEmpty(Username);

    public bool ChangesPassword => !string.IsNullOrEmpty(Password);

    public void ApplyTo(Account account)
    {
        account.Type = Filled(Type) ?? account.Type;
        account.Name = Filled(Name) ?? account.Name;
        account.Username = Filled(Username) ?? account.Username;
        account.Email = Email ?? account.Email;
        account.PrivacyName = PrivacyName ?? account.PrivacyName;
        account.PrivacyVat = PrivacyVat ?? account.PrivacyVat;
        account.PrivacyAddress = PrivacyAddress ?? account.PrivacyAddress;
        account.PrivacyEmail = PrivacyEmail ?? account.PrivacyEmail;
        account.PrivacyDpo = PrivacyDpo ?? account.PrivacyDpo;
        account.PrivacyDpoMail = PrivacyDpoMail ?? account.PrivacyDpoMail;
        if (ChangesPassword)
            account.SetPassword(Password!);
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

[JsonSerializable(typeof(AccountChange))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class AccountChangeJson : JsonSerializerContext;
