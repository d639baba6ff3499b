namespace Icaro.Console;

/// <summary>The JSON of the APIs.</summary>
[JsonSerializable(typeof(ApiErrorBody))]
[JsonSerializable(typeof(CreatedLink))]
[JsonSerializable(typeof(DeliveryDetail))]
[JsonSerializable(typeof(DeliveryEndpoint))]
[JsonSerializable(typeof(DeliveryMetrics))]
[JsonSerializable(typeof(DeliveryPage))]
[JsonSerializable(typeof(HotspotPage))]
[JsonSerializable(typeof(List<DeliveryEndpoint>))]
[JsonSerializable(typeof(List<EnabledIntegration>))]
[JsonSerializable(typeof(List<Integration>))]
[JsonSerializable(typeof(List<Link>))]
[JsonSerializable(typeof(List<Replay>))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(LoginResponse))]
[JsonSerializable(typeof(NewLink))]
[JsonSerializable(typeof(NewReplay))]
[JsonSerializable(typeof(OpenedLink))]
[JsonSerializable(typeof(Replay))]
[JsonSerializable(typeof(RotatedSecret))]
[JsonSerializable(typeof(StatusResponse))]
[JsonSerializable(typeof(TestResult))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ConsoleJson : JsonSerializerContext;

/// <summary>The catalog's answer to a change.</summary>
public sealed record StatusResponse(string Status);
