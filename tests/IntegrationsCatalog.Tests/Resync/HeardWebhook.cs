namespace Icaro.IntegrationsCatalog.Tests.Resync;

/// <summary>What a toggle will make the platform read.</summary>
internal static class HeardWebhook
{
    private static readonly KeyRing Keys = KeyRing.Parse("sealing-key-of-the-tests-0123456789");

    public static JsonElement Body(this IntegrationToggled toggled) =>
        JsonElement.Parse(Encoding.UTF8.GetString(Keys.Open(toggled.SealedBody, SealPurpose.WebhookBody)));

    public static string Token(this IntegrationToggled toggled) => toggled.Body().GetProperty("token").GetString()!;

    /// <summary>The values of one key in one of the lists; none when the list is left out.</summary>
    public static string[] Values(this IntegrationToggled toggled, string list, string key) =>
        toggled.Body().TryGetProperty(list, out var items)
            ? [.. items.EnumerateArray().Select(item => item.GetProperty(key).ToString())]
            : [];
}
