using System.Security.Cryptography;
using System.Text;

namespace Icaro.Contracts;

/// <summary>SHA-256 of a token, as lowercase hex. The time of a lookup reveals nothing about similar tokens.</summary>
public readonly record struct TokenHash(string Hex)
{
    public static TokenHash Of(string token) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))));

    public override string ToString() => Hex;
}
