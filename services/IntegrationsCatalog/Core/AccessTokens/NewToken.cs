namespace Icaro.IntegrationsCatalog.Core.AccessTokens;

/// <summary>A new token: 256 random bits as 64 hex characters.</summary>
internal sealed record NewToken(string Text, TokenHash Hash)
{
    public static NewToken Create()
    {
        var text = RandomNumberGenerator.GetHexString(64, lowercase: true);
        return new(text, TokenHash.Of(text));
    }
}

/// <summary>A login token expires a week after its last use.</summary>
internal static class LoginTokenLifetime
{
    public static readonly TimeSpan Unused = TimeSpan.FromDays(7);

    /// <summary>Limits the writes to one per hour and token.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromHours(1);

    /// <returns>The new expiry; null when it changes too little to be written.</returns>
    public static DateTimeOffset? Extended(DateTimeOffset? expires, DateTimeOffset now) =>
        expires > now && expires < now + Unused - Grain ? now + Unused : null;
}
