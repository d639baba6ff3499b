namespace Icaro.LoginApiCrypto.Login;

/// <summary>A message with a valid signature, or the error.</summary>
/// <param name="SecretId">The id of the secret that verified it.</param>
internal sealed record ReceivedLapi(CachedBox? Box, ILapiMessage? Message, string? SecretId)
{
    public LapiErrorResponse? Error { get; private init; }

    /// <summary>The HTTP status code of the error.</summary>
    public int Status { get; private init; } = StatusCodes.Status200OK;

    [MemberNotNullWhen(true, nameof(Box), nameof(Message), nameof(SecretId))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsGenuine => Error is null;

    public static ReceivedLapi Failed(LapiErrorResponse error, int status = StatusCodes.Status400BadRequest, CachedBox? box = null) =>
        new(box, null, null) { Error = error, Status = status };
}
