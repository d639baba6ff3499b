namespace Icaro.IntegrationsCatalog.Core.Passwords;

/// <summary>
/// What new passwords must be, after NIST SP 800-63B: long enough, and not among the first that somebody tries. Passwords from before these
/// rules, and those of imported accounts, remain valid.
/// </summary>
internal static class PasswordRules
{
    private const int MinLength = 12;
    private const int MaxLength = 128;

    /// <summary>NIST's least, since customers and desks see one hotspot only.</summary>
    private const int MinLengthOfMembers = 8;

    /// <summary>What repeats two or three keys has fewer.</summary>
    private const int MinDifferentCharacters = 4;

    private const string IsUserName = "is the user name";
    private const string IsTooCommon = "is too common";

    /// <summary>Messages about passwords, for the description of routes.</summary>
    public static readonly string[] Messages =
    [
        $"password {TooShort(MinLength)}", $"password has more than {MaxLength} characters", $"password {IsUserName}",
        $"password {IsTooCommon}",
    ];

    /// <summary>Checks a password that is not missing.</summary>
    public static FieldCheck NewPassword(this FieldCheck check, string? password, string username, string accountType) =>
        !string.IsNullOrWhiteSpace(password) && FindFault(password, username, accountType) is { } fault
            ? check.Check(false, nameof(password), fault)
            : check;

    /// <returns>What follows the field's name in the sentence; null for a password that may be set.</returns>
    public static string? FindFault(string password, string username, string accountType)
    {
        var minLength = AccountTypes.OfHotspots.Contains(accountType) ? MinLengthOfMembers : MinLength;
        return FieldCheck.FindFault(password, MaxLength)
            ?? (password.EnumerateRunes().Count() < minLength ? TooShort(minLength)
                : UserName.KeyOf(password) == UserName.KeyOf(username) ? IsUserName
                : password.Distinct().Count() < MinDifferentCharacters || CommonPasswords.Contains(password) ? IsTooCommon
                : null);
    }

    private static string TooShort(int minLength) => $"has fewer than {minLength} characters";
}
