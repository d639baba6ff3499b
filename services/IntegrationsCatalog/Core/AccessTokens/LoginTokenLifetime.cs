namespace Icaro.IntegrationsCatalog.Core.AccessTokens;

/// <summary>A token of somebody who logged in ends a week after its last use.</summary>
internal static class LoginTokenLifetime
{
    public static readonly TimeSpan Unused = TimeSpan.FromDays(7);

    /// <summary>Uses within an hour count as one: maxBatchSize calls write nothing.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromHours(1);

    /// <returns>When the token ends now; null when that has not changed worth a word.</returns>
    public static DateTimeOffset? Extended(DateTimeOffset? expires, DateTimeOffset now) =>
        expires > now && expires < now + Unused - Grain ? now + Unused : null;
}
