namespace Icaro.IntegrationsCatalog.Core.AccessTokens;

internal static class TokenTypes
{
    public const string Login = "login";
    public const string Api = "api";
}
