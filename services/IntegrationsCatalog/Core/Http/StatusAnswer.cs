namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>The answer to whatever succeeded and has nothing else to say.</summary>
internal sealed record StatusAnswer(string Status)
{
    public static readonly StatusAnswer Success = new("success");
}

[JsonSerializable(typeof(StatusAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class StatusAnswerJson : JsonSerializerContext;
