namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>How <c>lapi</c> and <c>si</c> are made. A box is configured for one of them.</summary>
internal enum LapiMode
{
    /// <summary>AES-256-CBC, and a signature of the encrypted text.</summary>
    Encrypted,

    /// <summary>Readable, with a salted signature of the clear text (from version 2.0).</summary>
    Clear,

    /// <summary>Readable, with an unsalted signature of the clear text (before version 2.0).</summary>
    ClearUnsalted,
}
