using System.Net.Http.Headers;

namespace Icaro.WebhookDispatch.Channels.Cumulocity;

/// <summary>Requests must name theirs; an answer has a body only if its type was asked for.</summary>
internal static class MediaTypes
{
    public static readonly MediaTypeHeaderValue ManagedObject = Of("managedobject");
    public static readonly MediaTypeHeaderValue ExternalId = Of("externalid");
    public static readonly MediaTypeHeaderValue Measurements = Of("measurementcollection");
    public static readonly MediaTypeHeaderValue Event = Of("event");

    private static MediaTypeHeaderValue Of(string what) => new($"application/vnd.com.nsn.cumulocity.{what}+json");
}
