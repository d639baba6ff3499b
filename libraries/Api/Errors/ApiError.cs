namespace Icaro.Api.Errors;

/// <summary>The answers to requests that cannot be served.</summary>
public static class ApiError
{
    public static JsonHttpResult<ErrorMessage> BadRequest(string message) => Of(StatusCodes.Status400BadRequest, message);

    public static JsonHttpResult<ErrorMessage> Unauthorized(string message) => Of(StatusCodes.Status401Unauthorized, message);

    public static JsonHttpResult<ErrorMessage> Forbidden(string message) => Of(StatusCodes.Status403Forbidden, message);

    public static JsonHttpResult<ErrorMessage> NotFound(string message) => Of(StatusCodes.Status404NotFound, message);

    public static JsonHttpResult<ErrorMessage> Of(int status, string message, string? code = null) =>
        TypedResults.Json(new ErrorMessage(message, code), ErrorMessageJson.Default.ErrorMessage, statusCode: status);
}
