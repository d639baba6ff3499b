namespace Icaro.LoginApiCrypto.Login.Sessions;

/// <summary>
/// What a browser's cookie says, sealed: for which device of which box it may log on. It lies with the browser, so that
/// logging on needs no replica's memory.
/// </summary>
/// <param name="Key">What the forms of this session are signed with.</param>
/// <param name="SecretId">Of the secret that the box has: it may not have the newest yet.</param>
internal sealed record LoginSession(
    string RegistrationNumber,
    string LogonId,
    string Version,
    string Address,
    string Mac,
    int Vlan,
    string? UserUrl,
    bool IsOnline,
    byte[] Key,
    string SecretId,
    DateTimeOffset Expires)
{
    /// <summary>Whether the message is of the same logon of the same device.</summary>
    public bool Is(string logonId, Device device) =>
        LogonId == logonId && (RegistrationNumber, Mac, Vlan) == (device.RegistrationNumber, device.Mac, device.Vlan);

    /// <summary>Keeps the key out of whatever prints the record.</summary>
    public override string ToString() => $"{nameof(LoginSession)} {LogonId}";
}
