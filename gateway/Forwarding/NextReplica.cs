using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Icaro.Gateway.Forwarding;

/// <summary>
/// Gives a request that a replica failed to another one, when that is safe: the connection was never established, or
/// the request only reads. So the loss of a replica is not seen outside.
/// </summary>
internal static class NextReplica
{
    public static void UseNextReplica(this IReverseProxyApplicationBuilder proxy) => proxy.Use(static async (context, next) =>
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is { } error && MayRepeat(context, error))
            await TryOthersAsync(context, next);
    });

    private static async Task TryOthersAsync(HttpContext context, RequestDelegate next)
    {
        var forwarding = context.GetReverseProxyFeature();
        List<DestinationState> untried = [.. forwarding.AllDestinations];
        while (untried.Remove(forwarding.ProxiedDestination!) && untried is not [])
        {
            // As YARP found them: it forwards only while nothing is set on the response.
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
            forwarding.AvailableDestinations = [.. untried];
            await next(context);

            if (context.GetForwarderErrorFeature() is not { } error || !MayRepeat(context, error))
                return;
        }
    }

    private static bool MayRepeat(HttpContext context, IForwarderErrorFeature failure) =>
        failure.Error == ForwarderError.Request
        && !context.Response.HasStarted
        && !context.RequestAborted.IsCancellationRequested
        && (NeverConnected(failure.Exception) || OnlyReads(context.Request));

    private static bool NeverConnected(Exception? exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
    };

    private static bool OnlyReads(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.ContentLength is null or 0;
}
