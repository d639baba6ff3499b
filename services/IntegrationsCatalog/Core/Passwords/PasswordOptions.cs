using System.ComponentModel.DataAnnotations;

namespace Icaro.IntegrationsCatalog.Core.Passwords;

/// <summary>What a password costs, and how many a replica works on at the same time.</summary>
internal sealed class PasswordOptions
{
    public const string Section = "Passwords";

    /// <summary>What OWASP's Password Storage Cheat Sheet demands of PBKDF2-HMAC-SHA256; about 200 ms of one core.</summary>
    public const int RecommendedIterations = 600_000;

    /// <summary>A login replaces a hash that has fewer.</summary>
    [Range(1000, 10_000_000)]
    public int Iterations { get; init; } = RecommendedIterations;

    /// <summary>Half of the processors unless set: the other half stays for requests without passwords.</summary>
    [Range(1, 1024)]
    public int MaxConcurrent { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many passwords wait for their turn. Further ones are refused.</summary>
    [Range(0, 100_000)]
    public int MaxWaiting { get; init; } = 20;
}

[OptionsValidator]
internal sealed partial class PasswordOptionsValidator : IValidateOptions<PasswordOptions>;
