using System.Text.Json.Serialization;

namespace Icaro.LoginApiCrypto.Login.Sessions;

/// <summary>
/// The session of a browser: the device and the box for which it may log on. It is kept in a sealed cookie, so that any replica can
/// continue it.
/// </summary>
/// <param name="Key">Signs the forms of this session.</param>
/// <param name="SecretId">The id of the secret that the box has, which may be the previous one.</param>
internal sealed record LoginSession(
    string RegistrationNumber,
    string LogonId,
    string Version,
    string? Address,
    string? Mac,
    int? Vlan,
    string? UserUrl,
    byte[] Key,
    string SecretId,
    DateTimeOffset Expires)
{
    /// <summary>Names the device as well as the box does; without any data, each logon counts as a device.</summary>
    [JsonIgnore]
    public string DeviceName => Mac ?? Address ?? LogonId;

    /// <summary>Whether the message belongs to the same logon of the same device.</summary>
    public bool Is(string registrationNumber, LogonContext logon) =>
        (RegistrationNumber, LogonId, Mac, Vlan) == (registrationNumber, logon.Id.Text, logon.Device.Mac, logon.Device.Vlan);

    /// <summary>Omits the key.</summary>
    public override string ToString() => $"{nameof(LoginSession)} {LogonId}";
}

/// <summary>The data of a message with which a box opens a session.</summary>
internal sealed record LogonContext(LogonId Id, LapiVersion Version, Device Device, string SecretId);

/// <summary>Proves that a form was created for the session, so that no other site can submit one.</summary>
internal static class FormKey
{
    public static string Of(LoginSession session) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(session.Key, Encoding.ASCII.GetBytes($"form {session.LogonId}")));

    public static bool Matches(LoginSession session, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(session)), Encoding.UTF8.GetBytes(given));
}
