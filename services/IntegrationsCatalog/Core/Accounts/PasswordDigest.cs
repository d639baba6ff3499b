using System.Diagnostics.CodeAnalysis;

namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>Lowercase hex md5: what platforms know an account's password by, and all that there is of an imported one.</summary>
internal static class PasswordDigest
{
    [SuppressMessage("Security", "CA5351", Justification = "The webhook's contract.")]
    public static string Of(string password) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password)));

    /// <summary>Takes as long as a check against a <see cref="PasswordHash"/>, so that its time does not tell who was imported.</summary>
    public static bool Matches(string password, string digest)
    {
        PasswordHash.MatchNobody(password);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(password)), Encoding.UTF8.GetBytes(digest));
    }
}
