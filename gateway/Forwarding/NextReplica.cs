using Yarp.ReverseProxy.Model;

namespace Icaro.Gateway.Forwarding;

/// <summary>
/// Sends a request to another replica when one failed and a repetition is safe: the connection was never established, or the request
/// only reads. The loss of a replica is then not visible to clients.
/// </summary>
internal static class NextReplica
{
    /// <summary>
    /// For a single address: a proxy such as Aspire's may have many replicas, and a new connection may reach another one.
    /// </summary>
    private const int RepeatsAtOneAddress = 2;

    public static void UseNextReplica(this IReverseProxyApplicationBuilder proxy) => proxy.Use(static async (context, next) =>
    {
        await next(context);
        if (MayRepeat(context))
            await TryOthersAsync(context, next);
    });

    private static async Task TryOthersAsync(HttpContext context, RequestDelegate next)
    {
        var forwarding = context.GetReverseProxyFeature();
        List<DestinationState> left = [.. forwarding.AllDestinations];
        if (left is [var only] && !NeverConnected(context.GetForwarderErrorFeature()!.Exception))
            left.AddRange(Enumerable.Repeat(only, RepeatsAtOneAddress));

        while (left.Remove(forwarding.ProxiedDestination!) && left is not [] && MayRepeat(context))
        {
            // YARP forwards only while the response is unchanged.
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
            forwarding.AvailableDestinations = [.. left];
            await next(context);
        }
    }

    private static bool MayRepeat(HttpContext context) =>
        context.GetForwarderErrorFeature() is { Error: ForwarderError.Request } failure
        && !context.Response.HasStarted
        && !context.RequestAborted.IsCancellationRequested
        && (OnlyReads(context.Request) || NeverConnected(failure.Exception));

    private static bool NeverConnected(Exception? exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
    };

    private static bool OnlyReads(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.ContentLength is null or 0;
}
