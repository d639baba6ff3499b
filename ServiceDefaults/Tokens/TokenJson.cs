using System.Text.Json.Serialization;

namespace Icaro.ServiceDefaults.Tokens;

[JsonSerializable(typeof(TokenIdentity))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, IgnoreReadOnlyProperties = true)]
public sealed partial class TokenJson : JsonSerializerContext;
