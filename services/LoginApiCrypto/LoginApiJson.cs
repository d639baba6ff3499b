using System.Text.Json.Serialization;

namespace Icaro.LoginApiCrypto;

/// <summary>The JSON of the API, of platforms, and of what the service keeps for itself.</summary>
[JsonSerializable(typeof(BoxAnswer))]
[JsonSerializable(typeof(BoxFile))]
[JsonSerializable(typeof(BoxRequest))]
[JsonSerializable(typeof(DecodeAnswer))]
[JsonSerializable(typeof(Dictionary<string, BoxTexts>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(EncodeAnswer))]
[JsonSerializable(typeof(EncodeRequest))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(LapiErrorAnswer))]
[JsonSerializable(typeof(List<BoxAnswer>))]
[JsonSerializable(typeof(List<VoucherAnswer>))]
[JsonSerializable(typeof(LoginForm))]
[JsonSerializable(typeof(LoginSession))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(NewVouchersAnswer))]
[JsonSerializable(typeof(PlatformAnswer))]
[JsonSerializable(typeof(PlatformQuestion))]
[JsonSerializable(typeof(SecretAnswer))]
[JsonSerializable(typeof(SecretRequest))]
[JsonSerializable(typeof(SentLogon))]
[JsonSerializable(typeof(VoucherRequest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class LoginApiJson : JsonSerializerContext;
