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
