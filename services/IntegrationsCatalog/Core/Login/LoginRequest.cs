namespace Icaro.IntegrationsCatalog.Core.Login;

internal sealed record LoginRequest(string? Username, string? Password) : IRequestBody<LoginRequest>
{
    public static JsonTypeInfo<LoginRequest> Json => LoginRequestJson.Default.LoginRequest;

    public string? FindFault() => new FieldCheck().Required(Username, 200).Required(Password, 200).Fault;
}

[JsonSerializable(typeof(LoginRequest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class LoginRequestJson : JsonSerializerContext;
