namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>Cumulocity requires a media type for each request, and sends a body only for a requested media type.</summary>
internal static class MediaTypes
{
    public const string ManagedObject = "application/vnd.com.nsn.cumulocity.managedobject+json";
    public const string ManagedObjects = "application/vnd.com.nsn.cumulocity.managedobjectcollection+json";
    public const string ExternalId = "application/vnd.com.nsn.cumulocity.externalid+json";
    public const string Measurements = "application/vnd.com.nsn.cumulocity.measurementcollection+json";
    public const string Event = "application/vnd.com.nsn.cumulocity.event+json";

    public static HttpRequestMessage Accepting(this HttpRequestMessage request, string type)
    {
        request.Headers.Accept.Add(new(type));
        return request;
    }

    public static HttpRequestMessage With(this HttpRequestMessage request, byte[] body, string type)
    {
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        return request;
    }
}
