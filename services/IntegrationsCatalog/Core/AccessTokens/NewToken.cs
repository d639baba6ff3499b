namespace Icaro.IntegrationsCatalog.Core.AccessTokens;

/// <summary>A token that nobody has yet: 256 random bits as 64 hex characters.</summary>
internal sealed record NewToken(string Text, TokenHash Hash)
{
    public static NewToken Create()
    {
        var text = RandomNumberGenerator.GetHexString(64, lowercase: true);
        return new(text, TokenHash.Of(text));
    }
}

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
