using System.Security.Cryptography;
using System.Text;

namespace Icaro.Contracts;

/// <summary>SHA-256 of a token, as lowercase hex. Looking a hash up tells an attacker nothing about the tokens near it.</summary>
public readonly record struct TokenHash(string Hex)
{
    public static TokenHash Of(string token) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))));

    public override string ToString() => Hex;
}
