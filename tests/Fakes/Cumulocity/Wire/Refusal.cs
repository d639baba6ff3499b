namespace Icaro.Cumulocity.Wire;

/// <summary>Errors as Cumulocity words them: a code with the API's name before it, and a message.</summary>
internal static class Refusal
{
    public static IResult Of(int status, string error, string message) => TypedResults.Text(
        new JsonObject { ["error"] = error, ["message"] = message, ["info"] = "https://cumulocity.com/guides/reference" }.ToJsonString(),
        MediaTypes.Error, statusCode: status);

    public static IResult NotFound(string api, string message) => Of(StatusCodes.Status404NotFound, $"{api}/Not Found", message);

    public static IResult Unprocessable(string api, string message) =>
        Of(StatusCodes.Status422UnprocessableEntity, $"{api}/Unprocessable Entity", message);
}
