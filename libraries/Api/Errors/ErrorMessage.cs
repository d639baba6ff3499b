using System.Text.Json.Serialization;

namespace Icaro.Api.Errors;

/// <summary>The body of an error in <see cref="ErrorFormat.Message"/>, which Icaro's clients expect.</summary>
public sealed record ErrorMessage(
    string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null);

[JsonSerializable(typeof(ErrorMessage))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
public sealed partial class ErrorMessageJson : JsonSerializerContext;
