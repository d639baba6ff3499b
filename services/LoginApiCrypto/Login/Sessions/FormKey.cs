namespace Icaro.LoginApiCrypto.Login.Sessions;

/// <summary>Proves that a form was made for the session that it comes back with, so that no other site can submit one.</summary>
internal static class FormKey
{
    public static string Of(LoginSession session) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(session.Key, Encoding.ASCII.GetBytes($"form {session.LogonId}")));

    public static bool Matches(LoginSession session, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(session)), Encoding.UTF8.GetBytes(given));
}
