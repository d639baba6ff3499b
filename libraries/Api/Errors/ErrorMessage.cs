using System.Text.Json.Serialization;

namespace Icaro.Api.Errors;

/// <summary>The body of every error of the API, as its clients have always known it, with a code where programs must tell it from others.</summary>
public sealed record ErrorMessage(string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null);

[JsonSerializable(typeof(ErrorMessage))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
public sealed partial class ErrorMessageJson : JsonSerializerContext;
