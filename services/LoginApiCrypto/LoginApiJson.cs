using System.Text.Json.Serialization;

namespace Icaro.LoginApiCrypto;

/// <summary>The JSON of the API, of platforms, of cookies and of the database.</summary>
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(BoxResponse))]
[JsonSerializable(typeof(BoxFile))]
[JsonSerializable(typeof(BoxRequest))]
[JsonSerializable(typeof(DecodeResponse))]
[JsonSerializable(typeof(Dictionary<string, BoxTexts>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(EncodeResponse))]
[JsonSerializable(typeof(EncodeRequest))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(ImportResponse))]
[JsonSerializable(typeof(LapiErrorResponse))]
[JsonSerializable(typeof(List<BoxResponse>))]
[JsonSerializable(typeof(List<VoucherResponse>))]
[JsonSerializable(typeof(LoginForm))]
[JsonSerializable(typeof(LoginSession))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(NewVouchersResponse))]
[JsonSerializable(typeof(PlatformResponse))]
[JsonSerializable(typeof(PlatformRequest))]
[JsonSerializable(typeof(SealedValuesResponse))]
[JsonSerializable(typeof(SecretResponse))]
[JsonSerializable(typeof(SecretRequest))]
[JsonSerializable(typeof(SentLogon))]
[JsonSerializable(typeof(VoucherRequest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class LoginApiJson : JsonSerializerContext;
