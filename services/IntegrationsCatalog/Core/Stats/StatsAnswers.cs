namespace Icaro.IntegrationsCatalog.Core.Stats;

/// <summary>How many of something there are, as far as the caller sees them.</summary>
internal sealed record TotalAnswer(int Total);

/// <summary>The text messages of a reseller.</summary>
/// <param name="SmsMaxCount">What the plan includes.</param>
/// <param name="SmsCount">Sent so far: none, since captive portals and their messages are not part of this system.</param>
/// <param name="SmsThreshold">At how many the reseller is warned; 0 for never.</param>
internal sealed record SmsAnswer(int Id, int AccountId, int SmsMaxCount, int SmsCount, int SmsThreshold);

[JsonSerializable(typeof(TotalAnswer))]
[JsonSerializable(typeof(SmsAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class StatsJson : JsonSerializerContext;
