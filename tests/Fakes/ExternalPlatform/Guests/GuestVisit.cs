using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.ExternalPlatform.Guests;

/// <summary>A guest who was sent here, and where to go on.</summary>
internal sealed record GuestVisit(string User, string Next)
{
    /// <returns>Null when there is nowhere to go on to, or not to Icaro: a link elsewhere would lend our name to anybody.</returns>
    public static GuestVisit? Of(IQueryCollection query, PlatformOptions options)
    {
        // A social login brings a state of its own; Icaro's is the last one.
        if (query["callback"] is not [{ } callback] || query["state"] is not [.., { } state])
            return null;
        if (options.IcaroUrl is { } icaro && (!Uri.TryCreate(callback, UriKind.Absolute, out var uri) || !icaro.IsBaseOf(uri)))
            return null;

        var signature = WebhookSecret.TryParse(options.SigningSecret, out var secret) ? secret.SignState(state) : "";
        return new(
            query["user"].ToString(),
            QueryHelpers.AddQueryString(callback, [KeyValuePair.Create<string, string?>("state", state), new("signature", signature)]));
    }
}
