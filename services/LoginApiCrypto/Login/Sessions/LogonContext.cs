namespace Icaro.LoginApiCrypto.Login.Sessions;

/// <summary>A box's word for a device that wants to log on.</summary>
internal sealed record LogonContext(LogonId Id, LapiVersion Version, Device Device, string SecretId);
