namespace Icaro.IntegrationsCatalog.Core.Login.Attempts;

/// <summary>How often somebody failed to log in lately.</summary>
internal sealed class LoginAttempt
{
    /// <summary>Lowercase hex SHA-256 of what is counted: people also type passwords where the user name belongs.</summary>
    public required string Key { get; init; }

    public required int Failures { get; init; }

    /// <summary>Until then the failures count.</summary>
    public required DateTimeOffset Until { get; init; }
}

internal static class LoginAttemptModel
{
    public static void AddLoginAttempts(this ModelBuilder model) => model.Entity<LoginAttempt>(attempt =>
    {
        attempt.ToTable("login_attempts");
        attempt.HasKey(row => row.Key);
        attempt.HasIndex(row => row.Until);
    });
}
