namespace Icaro.LoginApiCrypto.Logons;

/// <summary>
/// An id that a box issued, and what was done with it. The protocol has neither time stamp nor nonce, so only this record
/// distinguishes a message from its replay.
/// </summary>
internal sealed class Logon
{
    public int BoxId { get; init; }

    public required string Id { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>The sealed <see cref="SentLogon"/>; null before the logon was sent.</summary>
    public byte[]? SealedSent { get; init; }

    /// <summary>The return code of the box; null before the callback.</summary>
    public int? ReturnCode { get; init; }
}

/// <summary>The attempts of a device in the current window.</summary>
internal sealed class LogonAttempts
{
    public int BoxId { get; init; }

    /// <summary>The MAC address, or what else names the device: see <see cref="LoginSession.DeviceName"/>.</summary>
    public required string Mac { get; init; }

    public DateTimeOffset Since { get; init; }

    public int Count { get; init; }
}

/// <summary>A form that was submitted, and the URL to which the browser was sent.</summary>
/// <param name="Form">Distinguishes a form that was submitted twice, by a double click, from another attempt.</param>
internal sealed record SentLogon(string Form, string Url)
{
    /// <summary>Omits the credentials.</summary>
    public override string ToString() => nameof(SentLogon);
}
