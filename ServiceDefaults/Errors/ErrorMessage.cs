using System.Text.Json.Serialization;

namespace Icaro.ServiceDefaults.Errors;

/// <summary>The body of every error of the API, as its clients have always known it.</summary>
public sealed record ErrorMessage(string Message);

[JsonSerializable(typeof(ErrorMessage))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
public sealed partial class ErrorMessageJson : JsonSerializerContext;
