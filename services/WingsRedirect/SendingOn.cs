namespace Icaro.WingsRedirect;

internal static class SendingOn
{
    /// <summary>A plain 302 that nobody keeps.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="url">Absolute, in ASCII.</param>
    public static void SendOn(this HttpResponse response, string url)
    {
        response.StatusCode = StatusCodes.Status302Found;
        response.Headers.Location = url;
        response.Headers.CacheControl = "no-store";
        response.ContentLength = 0;
    }
}
