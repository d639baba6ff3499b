using System.Text.Json.Serialization.Metadata;

namespace Icaro.WingsRedirect;

internal static class RequestBodies
{
    /// <summary>Reads JSON whatever content type the request declares.</summary>
    /// <returns>Null for a body that is not such JSON.</returns>
    public static async Task<T?> ReadBodyAsync<T>(this HttpRequest request, JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, json, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
