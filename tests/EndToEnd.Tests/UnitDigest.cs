using System.Security.Cryptography;

namespace Icaro.EndToEnd.Tests;

/// <summary>The digest of the original's portals.</summary>
internal static class UnitDigest
{
#pragma warning disable CA5351
    public static string Of(string secret, string uuid) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(secret + uuid)));
#pragma warning restore CA5351
}
