using System.Collections.ObjectModel;

namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>
/// Headers that a receiver wants with each webhook, such as the key of its API gateway. They are sent only to the origin for which they
/// were given, and not when the endpoint's URL moves to another one.
/// </summary>
/// <param name="Origin">Scheme, host and port.</param>
/// <param name="Values">By the names of the headers.</param>
internal sealed record EndpointHeaders(string Origin, IReadOnlyDictionary<string, string> Values)
{
    /// <returns>The headers that may be sent to the URL.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">They were sealed with other keys.</exception>
    public static IReadOnlyDictionary<string, string> Open(byte[]? sealedHeaders, string url, KeyRing keys)
    {
        if (sealedHeaders is null)
            return ReadOnlyDictionary<string, string>.Empty;

        var json = keys.OpenText(sealedHeaders, SealPurpose.WebhookHeaders);
        var headers = JsonSerializer.Deserialize(json, DispatchJson.Default.EndpointHeaders)!;
        return headers.Origin == OriginOf(url) ? headers.Values : ReadOnlyDictionary<string, string>.Empty;
    }

    public static byte[] Seal(IReadOnlyDictionary<string, string> values, string url, KeyRing keys) => keys.Seal(
        JsonSerializer.Serialize(new(OriginOf(url), values), DispatchJson.Default.EndpointHeaders), SealPurpose.WebhookHeaders);

    /// <summary>Keeps the values out of logs.</summary>
    public override string ToString() => nameof(EndpointHeaders);

    /// <returns>Nothing for an invalid URL, to which nothing is sent.</returns>
    private static string OriginOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.GetLeftPart(UriPartial.Authority) : "";
}
