namespace Icaro.LoginApiCrypto.Logons;

/// <summary>
/// An id that a box gave out, and what became of it. The protocol has neither time stamp nor nonce, so that only this
/// memory tells a message from its replay.
/// </summary>
internal sealed class Logon
{
    public int BoxId { get; init; }

    public required string Id { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>What was sent to the box, a <see cref="SentLogon"/>; null until then.</summary>
    public byte[]? SealedSent { get; init; }

    /// <summary>What the box called back; null until then.</summary>
    public int? ReturnCode { get; init; }
}

/// <summary>How often a device tried to log on.</summary>
internal sealed class LogonAttempts
{
    public int BoxId { get; init; }

    public required string Mac { get; init; }

    public DateTimeOffset Since { get; init; }

    public int Count { get; init; }
}
