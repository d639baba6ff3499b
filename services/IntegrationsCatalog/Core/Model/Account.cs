namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>A login: an admin, a reseller, or a customer or desk of a hotspot.</summary>
internal sealed class Account
{
    public int Id { get; private set; }

    /// <summary>The account that created this one; the reseller for customers and desks; 0 for the first admin.</summary>
    public required int CreatorId { get; init; }

    public required string Uuid { get; init; }

    public required string Type { get; set; }

    /// <summary>
    /// One of <see cref="OperatorRoles"/>, of an admin. One whom an earlier release has created has none: it may do everything.
    /// </summary>
    public string? OperatorRole { get; set; }

    public required string Name { get; set; }

    public required string Username
    {
        get;
        set
        {
            field = value;
            UsernameKey = UserName.KeyOf(value);
        }
    }

    /// <summary>
    /// Unique. Null for an account that has the same key as an older one, from the time before keys: it logs in by its exact name.
    /// </summary>
    public string? UsernameKey { get; private set; }

    /// <summary>Empty for an imported account before its first login.</summary>
    public string PasswordHash { get; private set; } = "";

    /// <summary>
    /// Sealed. Platforms with <see cref="Integration.SendsPasswordHash"/> receive it in webhooks and in <c>auth_login_url</c>.
    /// </summary>
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

    /// <summary>The account whose subscription applies.</summary>
    public int SubscriberId => Type == AccountTypes.Reseller ? Id : CreatorId;

    public void SetPassword(HashedPassword password) => (PasswordHash, PasswordDigest) = (password.Hash, password.Digest);

    /// <summary>Sets the digest, which is all that the original stores.</summary>
    public void SetImportedDigest(string digest) => SetPassword(new("", digest));
}

/// <param name="Hash">For logins.</param>
/// <param name="Digest">For platforms.</param>
internal sealed record HashedPassword(string Hash, string Digest)
{
    public override string ToString() => nameof(HashedPassword);
}

/// <summary>User names are equal as MariaDB compares them: regardless of case, and of blanks at the end.</summary>
internal static class UserName
{
    /// <returns>What names that count as equal have in common.</returns>
    public static string KeyOf(string username) => username.TrimEnd(' ').ToUpperInvariant();
}

internal static class AccountTypes
{
    public const string Admin = "admin";
    public const string Reseller = "reseller";
    public const string Customer = "customer";
    public const string Desk = "desk";

    public static readonly string?[] OfHotspots = [Customer, Desk];
}
