namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>What came of opening a message.</summary>
/// <param name="Text">The clear text of a message that is genuine.</param>
/// <param name="Error">One of <see cref="LapiError"/> for one that is not.</param>
internal readonly record struct OpenedText(string? Text, string? Error)
{
    [MemberNotNullWhen(true, nameof(Text))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsGenuine => Error is null;

    public static OpenedText Refused(string error) => new(null, error);
}
