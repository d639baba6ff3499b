namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>How <c>lapi</c> and <c>si</c> are created. A box is configured for one mode.</summary>
internal enum LapiMode
{
    /// <summary>AES-256-CBC, and a signature of the encrypted text.</summary>
    Encrypted,

    /// <summary>Clear text, and a salted signature of it (since version 2.0).</summary>
    Clear,

    /// <summary>Clear text, and an unsalted signature of it (before version 2.0).</summary>
    ClearUnsalted,
}

/// <summary>A message in the form that a URL contains.</summary>
/// <param name="Lapi">The message, encrypted or not, as base64url without padding.</param>
/// <param name="Si">Its signature, preceded by the salt in <see cref="LapiMode.Clear"/>.</param>
internal readonly record struct SealedText(string Lapi, string Si);

/// <summary>The result of opening a message.</summary>
/// <param name="Text">The clear text of a genuine message.</param>
/// <param name="Error">One of <see cref="LapiError"/> for any other.</param>
internal readonly record struct OpenedText(string? Text, string? Error)
{
    [MemberNotNullWhen(true, nameof(Text))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsGenuine => Error is null;

    public static OpenedText Failed(string error) => new(null, error);
}
