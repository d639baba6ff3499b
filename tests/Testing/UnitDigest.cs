using System.Security.Cryptography;
using System.Text;

namespace Icaro.Testing;

/// <summary>The digest by which the original's portals show that they know the secret of their unit.</summary>
public static class UnitDigest
{
#pragma warning disable CA5351
    public static string Of(string secret, string uuid) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(secret + uuid)));
#pragma warning restore CA5351
}
