namespace Icaro.IntegrationsCatalog.Accounts;

/// <summary>Somebody who can log in: an admin, a reseller, or a customer or desk of one hotspot.</summary>
internal sealed class Account
{
    public int Id { get; private set; }

    /// <summary>The account that made this one; 0 for the first admin.</summary>
    public required int CreatorId { get; init; }

    public required string Uuid { get; init; }

    public required string Type { get; init; }

    public required string Name { get; set; }

    public required string Username { get; init; }

    /// <summary>PBKDF2, for login.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Lowercase hex md5 of the password, sealed: platforms get it in the webhook and in <c>auth_login_url</c>.</summary>
    public required string PasswordDigest { get; set; }

    public string Email { get; set; } = "";

    public string PrivacyName { get; set; } = "";

    public string PrivacyVat { get; set; } = "";

    public string PrivacyAddress { get; set; } = "";

    public string PrivacyEmail { get; set; } = "";

    public string PrivacyDpo { get; set; } = "";

    public string PrivacyDpoMail { get; set; } = "";

    /// <summary>The hotspot of a customer or desk.</summary>
    public int? HotspotId { get; set; }

    public required DateTimeOffset Created { get; init; }
}
