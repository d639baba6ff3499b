namespace Icaro.LoginApiCrypto.Login;

/// <summary>A genuine message of a box, or why there is none.</summary>
/// <param name="SecretId">Of the secret that proved it.</param>
internal sealed record ReceivedLapi(CachedBox? Box, ILapiMessage? Message, string? SecretId)
{
    public LapiErrorAnswer? Error { get; private init; }

    /// <summary>The HTTP status that goes with the error.</summary>
    public int Status { get; private init; } = StatusCodes.Status200OK;

    [MemberNotNullWhen(true, nameof(Box), nameof(Message), nameof(SecretId))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsGenuine => Error is null;

    public static ReceivedLapi Refused(LapiErrorAnswer error, int status = StatusCodes.Status400BadRequest, CachedBox? box = null) =>
        new(box, null, null) { Error = error, Status = status };
}
