namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>Missing fields keep their values, as do type, name, user name and password when they are empty.</summary>
/// <param name="Type">Customers can become desks, and desks customers.</param>
/// <param name="OperatorRole">Of an admin.</param>
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
    string? PrivacyDpoMail,
    string? OperatorRole) : IRequestBody<AccountChange>
{
    public static JsonTypeInfo<AccountChange> Json => CatalogJson.Default.AccountChange;

    public static AccountChange Empty { get; } = new(null, null, null, null, null, null, null, null, null, null, null, null);

    public static AccountChange Example { get; } = Empty with { Name = "Hotel Alpina & Spa", Email = "info@alpina.example" };

    public string? FindFault() => new FieldCheck()
        .Optional(Name, 200)
        .Optional(Username, 200)
        .Optional(Email, 254)
        .Optional(PrivacyName, 200)
        .Optional(PrivacyVat, 200)
        .Optional(PrivacyAddress, 500)
        .Optional(PrivacyEmail, 254)
        .Optional(PrivacyDpo, 200)
        .Optional(PrivacyDpoMail, 254)
        .OperatorRole(OperatorRole)
        .Fault;

    public bool ChangesTypeOf(Account account) => !string.IsNullOrEmpty(Type) && Type != account.Type;

    public bool ChangesRole => OperatorRole is not null;

    /// <summary>Platforms may not do this: they could log in as the account.</summary>
    public bool ChangesLogin => ChangesPassword || !string.IsNullOrEmpty(Username);

    public bool ChangesPassword => !string.IsNullOrEmpty(Password);

    /// <returns>Null for a password that the account may have, or none.</returns>
    public string? FindPasswordFault(Account account) => ChangesPassword
        ? PasswordRules.FindFault(Password!, Filled(Username) ?? account.Username, Filled(Type) ?? account.Type)
        : null;

    /// <summary>Captive portals show these fields.</summary>
    public bool ChangesPrivacy =>
        (PrivacyName ?? PrivacyVat ?? PrivacyAddress ?? PrivacyEmail ?? PrivacyDpo ?? PrivacyDpoMail) is not null;

    /// <param name="account">The account to change.</param>
    /// <param name="password">Of a change that <see cref="ChangesPassword"/>.</param>
    public void ApplyTo(Account account, HashedPassword? password)
    {
        account.Type = Filled(Type) ?? account.Type;
        account.OperatorRole = OperatorRole ?? account.OperatorRole;
        account.Name = Filled(Name) ?? account.Name;
        account.Username = Filled(Username) ?? account.Username;
        account.Email = Email ?? account.Email;
        account.PrivacyName = PrivacyName ?? account.PrivacyName;
        account.PrivacyVat = PrivacyVat ?? account.PrivacyVat;
        account.PrivacyAddress = PrivacyAddress ?? account.PrivacyAddress;
        account.PrivacyEmail = PrivacyEmail ?? account.PrivacyEmail;
        account.PrivacyDpo = PrivacyDpo ?? account.PrivacyDpo;
        account.PrivacyDpoMail = PrivacyDpoMail ?? account.PrivacyDpoMail;
        if (password is not null)
            account.SetPassword(password);
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
