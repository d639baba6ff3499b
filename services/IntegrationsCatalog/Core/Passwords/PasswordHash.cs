using System.Diagnostics.CodeAnalysis;

namespace Icaro.IntegrationsCatalog.Core.Passwords;

/// <summary>
/// PBKDF2-SHA256 of a password in the form <c>iterations$salt$hash</c>, so that hashes with fewer iterations remain valid.
/// </summary>
internal static class PasswordHash
{
    private const int SaltLength = 16;
    private const int HashLength = 32;

    public static string Of(string password, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var hash = Derive(password, salt, iterations);
        return string.Create(CultureInfo.InvariantCulture, $"{iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <param name="password">What somebody typed.</param>
    /// <param name="passwordHash">The hash of the account's password.</param>
    /// <param name="iterations">
    /// How many iterations it takes, also for a hash with fewer, so that the time does not reveal which accounts exist.
    /// </param>
    public static bool Matches(string password, string passwordHash, int iterations)
    {
        var (own, salt, hash) = Parse(passwordHash);
        var matches = CryptographicOperations.FixedTimeEquals(hash, Derive(password, salt, own));
        if (own < iterations)
            Derive(password, salt, iterations - own);
        return matches;
    }

    /// <summary>Takes as long as <see cref="Matches"/>.</summary>
    public static bool MatchesNobody(string password, int iterations)
    {
        Derive(password, RandomNumberGenerator.GetBytes(SaltLength), iterations);
        return false;
    }

    public static bool HasIterations(string passwordHash, int iterations) => Parse(passwordHash).Iterations >= iterations;

    private static (int Iterations, byte[] Salt, byte[] Hash) Parse(string passwordHash)
    {
        var parts = passwordHash.Split('$');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), Convert.FromBase64String(parts[1]), Convert.FromBase64String(parts[2]));
    }

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashLength);
}

/// <summary>Lowercase hex md5, which platforms identify a password by. Imported accounts have nothing else.</summary>
internal static class PasswordDigest
{
    [SuppressMessage("Security", "CA5351", Justification = "The webhook's contract.")]
    public static string Of(string password) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password)));

    /// <summary>
    /// Takes as long as a check of a <see cref="PasswordHash"/>, so that the time does not reveal which accounts were imported.
    /// </summary>
    public static bool Matches(string password, string digest, int iterations)
    {
        PasswordHash.MatchesNobody(password, iterations);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(password)), Encoding.UTF8.GetBytes(digest));
    }
}
