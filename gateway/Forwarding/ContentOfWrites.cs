using Microsoft.AspNetCore.Http.Features;

namespace Icaro.Gateway.Forwarding;

/// <summary>
/// Gives every request that may change something a content, if only an empty one. SocketsHttpHandler repeats a request without
/// content when its connection breaks before the response, whatever the method: another replica would then repeat a change that the
/// first replica made before it failed.
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
