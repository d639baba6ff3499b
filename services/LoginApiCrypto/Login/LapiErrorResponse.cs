namespace Icaro.LoginApiCrypto.Login;

/// <summary>The JSON of an error for boxes, and for clients that accept no page.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Field">The invalid field of the message, if the error is about one.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record LapiErrorResponse(string Code, string? Field, string Message)
{
    public static LapiErrorResponse Of(string code) => new(code, null, LapiError.Describe(code));

    public static LapiErrorResponse Of(FieldError error) => new(error.Code, error.Field.Length == 0 ? null : error.Field, error.Message);

    public JsonHttpResult<LapiErrorResponse> ToResult(int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Json(this, LoginApiJson.Default.LapiErrorResponse, statusCode: status);
}
