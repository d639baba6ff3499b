namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>Our own pages that a refresh id can stand for; all other values are web addresses.</summary>
internal static class RefreshPage
{
    public const string Login = "login";
    public const string Status = "status";
}
