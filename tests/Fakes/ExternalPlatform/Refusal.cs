namespace Icaro.ExternalPlatform;

/// <summary>The body of every answer that refuses something.</summary>
internal sealed record Refusal(string Message)
{
    public static IResult BadRequest(string message) =>
        TypedResults.Json(new Refusal(message), RefusalJson.Default.Refusal, statusCode: StatusCodes.Status400BadRequest);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class RefusalJson : JsonSerializerContext;
