namespace Icaro.LoginApiCrypto.Http;

/// <summary>What is wrong with a message, as JSON.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Field">The field of the message that it is about, if any.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record LapiErrorAnswer(string Code, string? Field, string Message)
{
    public static LapiErrorAnswer Of(string code) => new(code, null, LapiError.Describe(code));

    public static LapiErrorAnswer Of(FieldFault fault) => new(fault.Code, fault.Field.Length == 0 ? null : fault.Field, fault.Message);

    public JsonHttpResult<LapiErrorAnswer> ToResult(int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Json(this, LoginApiJson.Default.LapiErrorAnswer, statusCode: status);
}
