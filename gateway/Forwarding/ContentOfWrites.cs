using Microsoft.AspNetCore.Http.Features;

namespace Icaro.Gateway.Forwarding;

/// <summary>
/// Gives requests that change something a content, though an empty one. SocketsHttpHandler repeats a request without content when its
/// connection breaks before the answer, whatever the method: what one replica did before it died, another one would do again.
/// </summary>
internal static class ContentOfWrites
{
    public static void UseContentOfWrites(this IReverseProxyApplicationBuilder proxy) => proxy.Use(static (context, next) =>
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
            && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            request.ContentLength = 0;
            context.Features.Set<IHttpRequestBodyDetectionFeature>(new Content());
        }
        return next(context);
    });

    private sealed class Content : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
