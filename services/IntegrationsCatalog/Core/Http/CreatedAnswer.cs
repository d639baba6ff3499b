namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>The answer to a POST that made something, or, with id 0, could not since it is there already.</summary>
internal sealed record CreatedAnswer(int Id, string Status)
{
    public static JsonHttpResult<CreatedAnswer> Created(int id) => Of(StatusCodes.Status201Created, new(id, "success"));

    public static JsonHttpResult<CreatedAnswer> Conflict(string status) => Of(StatusCodes.Status409Conflict, new(0, status));

    private static JsonHttpResult<CreatedAnswer> Of(int statusCode, CreatedAnswer answer) =>
        TypedResults.Json(answer, CreatedAnswerJson.Default.CreatedAnswer, statusCode: statusCode);
}

[JsonSerializable(typeof(CreatedAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class CreatedAnswerJson : JsonSerializerContext;
