using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Icaro.IntegrationsCatalog.Accounts;

/// <summary>Lowercase hex md5: what platforms know an account's password by. Nothing here is ever checked against it.</summary>
internal static class PasswordDigest
{
    [SuppressMessage("Security", "CA5351", Justification = "The webhook's contract.")]
    public static string Of(string password) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password)));
}
