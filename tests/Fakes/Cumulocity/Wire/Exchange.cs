using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Icaro.Cumulocity.Wire;

/// <summary>Bodies by media type: a request names its own, and an answer has one only if it was asked for.</summary>
internal static class Exchange
{
    private const string AnyJson = "application/json";

    /// <returns>The body's object, or the refusal: 415 for another type, 400 for what is no JSON object.</returns>
    public static async Task<(JsonObject? Body, IResult? Refusal)> ReadAsync(this HttpRequest request, string api, params string[] types)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !types.Append(AnyJson).Any(known => type.MediaType == known))
        {
            var message = $"Not one of {string.Join(", ", types)}";
            return (null, Refusal.Of(StatusCodes.Status415UnsupportedMediaType, $"{api}/Unsupported Media Type", message));
        }

        try
        {
            // With duplicates of a name, nobody knows which one counts.
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            return await JsonNode.ParseAsync(request.Body, documentOptions: options) is JsonObject body
                ? (body, null)
                : (null, Refusal.Of(StatusCodes.Status400BadRequest, $"{api}/Bad Request", "The body is no JSON object"));
        }
        catch (JsonException malformed)
        {
            return (null, Refusal.Of(StatusCodes.Status400BadRequest, $"{api}/Bad Request", malformed.Message));
        }
    }

    /// <summary>406 if another type is wanted than there is.</summary>
    public static bool Accepts(this HttpRequest request, string type) =>
        StringValues.IsNullOrEmpty(request.Headers.Accept)
        || request.GetTypedHeaders().Accept.Any(wanted => wanted.MediaType == type || wanted.MediaType == AnyJson || wanted.MatchesAllTypes);

    public static IResult NotAcceptable(string api, string type) =>
        Refusal.Of(StatusCodes.Status406NotAcceptable, $"{api}/Not Acceptable", $"There is only {type}");

    /// <summary>The answer, without a body if none was asked for.</summary>
    public static IResult Answer(this HttpRequest request, int status, JsonNode body, string type) =>
        StringValues.IsNullOrEmpty(request.Headers.Accept)
            ? TypedResults.StatusCode(status)
            : TypedResults.Text(body.ToJsonString(), type, statusCode: status);
}
