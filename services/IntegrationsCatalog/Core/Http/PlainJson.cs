namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>For answers with base64 in them, which people copy out of a terminal: + stays +, where the default writes \u002B.</summary>
internal static class PlainJson
{
    public static JsonSerializerOptions NewOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
