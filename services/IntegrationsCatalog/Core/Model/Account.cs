namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>Somebody who can log in: an admin, a reseller, or a customer or desk of one hotspot.</summary>
internal sealed class Account
{
    public int Id { get; private set; }

    /// <summary>The account that made this one, for customers and desks always their reseller; 0 for the first admin.</summary>
    public required int CreatorId { get; init; }

    public required string Uuid { get; init; }

    public required string Type { get; set; }

    public required string Name { get; set; }

    public required string Username { get; set; }

    /// <summary>For login, as <see cref="Model.PasswordHash"/> writes it; empty for an imported account until its first.</summary>
    public string PasswordHash { get; private set; } = "";

    /// <summary><see cref="Model.PasswordDigest"/>, sealed: platforms get it in the webhook and in <c>auth_login_url</c>.</summary>
    public string PasswordDigest { get; private set; } = "";

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

    public bool BelongsToHotspot => AccountTypes.OfHotspots.Contains(Type);

    /// <summary>Whose subscription counts for this account.</summary>
    public int SubscriberId => Type == AccountTypes.Reseller ? Id : CreatorId;

    /// <summary>An imported account has only the digest, until its first login.</summary>
    public bool HasPassword(string password) => PasswordHash is ""
        ? Model.PasswordDigest.Matches(password, PasswordDigest)
        : Model.PasswordHash.Matches(password, PasswordHash);

    public void SetPassword(string password)
    {
        PasswordHash = Model.PasswordHash.Of(password);
        PasswordDigest = Model.PasswordDigest.Of(password);
    }

    /// <summary>All that the original knows of a password: its <see cref="Model.PasswordDigest"/>.</summary>
    public void SetImportedDigest(string digest)
    {
        PasswordHash = "";
        PasswordDigest = digest;
    }
}

internal static class AccountTypes
{
    public const string Admin = "admin";
    public const string Reseller = "reseller";
    public const string Customer = "customer";
    public const string Desk = "desk";

    /// <summary>Those that belong to one hotspot.</summary>
    public static readonly string?[] OfHotspots = [Customer, Desk];
}
