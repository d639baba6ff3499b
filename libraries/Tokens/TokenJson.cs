using System.Text.Json.Serialization;

namespace Icaro.Tokens;

[JsonSerializable(typeof(TokenIdentity))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, IgnoreReadOnlyProperties = true)]
public sealed partial class TokenJson : JsonSerializerContext;
