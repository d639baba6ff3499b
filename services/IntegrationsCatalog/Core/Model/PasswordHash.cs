using System.Diagnostics.CodeAnalysis;

namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>
/// PBKDF2-SHA256 of a password in the form <c>iterations$salt$hash</c>, so that hashes with fewer iterations remain valid.
/// </summary>
internal static class PasswordHash
{
    /// <summary>About 70 ms of one core.</summary>
    private const int Iterations = 210_000;

    private const int SaltLength = 16;
    private const int HashLength = 32;

    private static readonly string OfNobody = Of(RandomNumberGenerator.GetHexString(32));

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var hash = Derive(password, salt, Iterations, HashLength);
        return string.Create(CultureInfo.InvariantCulture, $"{Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    public static bool Matches(string password, string passwordHash)
    {
        var parts = passwordHash.Split('$');
        var hash = Convert.FromBase64String(parts[2]);
        var iterations = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return CryptographicOperations.FixedTimeEquals(hash, Derive(password, Convert.FromBase64String(parts[1]), iterations, hash.Length));
    }

    /// <summary>False for an imported account, or a hash with fewer iterations. The next login replaces it.</summary>
    public static bool IsCurrent(string passwordHash) => passwordHash.StartsWith($"{Iterations}$", StringComparison.Ordinal);

    /// <summary>Takes as long as <see cref="Matches"/>, so that the time of a failed login does not reveal which accounts exist.</summary>
    public static void MatchNobody(string password) => Matches(password, OfNobody);

    private static byte[] Derive(string password, byte[] salt, int iterations, int length) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, length);
}

/// <summary>Lowercase hex md5, which platforms identify a password by. Imported accounts have nothing else.</summary>
internal static class PasswordDigest
{
    [SuppressMessage("Security", "CA5351", Justification = "The webhook's contract.")]
    public static string Of(string password) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password)));

    /// <summary>
    /// Takes as long as a check of a <see cref="PasswordHash"/>, so that the time does not reveal which accounts were imported.
    /// </summary>
    public static bool Matches(string password, string digest)
    {
        PasswordHash.MatchNobody(password);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(password)), Encoding.UTF8.GetBytes(digest));
    }
}
