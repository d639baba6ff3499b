namespace Icaro.IntegrationsCatalog.Core.Preferences;

/// <summary>One setting: a new one, or a new value for one that is there.</summary>
internal sealed record PreferenceRequest(string? Key, string? Value) : IRequestBody<PreferenceRequest>
{
    /// <summary>Logos and pictures are among them, as data URLs.</summary>
    private const int MaxValueLength = 700_000;

    private const string CaptivePortalPrefix = "captive";

    public static JsonTypeInfo<PreferenceRequest> Json => PreferenceJson.Default.PreferenceRequest;

    public bool IsOfCaptivePortal => Key!.StartsWith(CaptivePortalPrefix, StringComparison.Ordinal);

    public string? FindFault() => new FieldCheck()
        .Required(Key, 250)
        .Check(Value is not null, nameof(Value), "is required")
        .Optional(Value, MaxValueLength)
        .Fault;
}

internal sealed record AccountPreferenceAnswer(int Id, int AccountId, string Key, string Value);

internal sealed record HotspotPreferenceAnswer(int Id, int HotspotId, string Key, string Value);

[JsonSerializable(typeof(PreferenceRequest))]
[JsonSerializable(typeof(IReadOnlyList<AccountPreferenceAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<HotspotPreferenceAnswer>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class PreferenceJson : JsonSerializerContext;
