using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Icaro.Gateway.Forwarding;

/// <summary>
/// Forwards an encoded path unchanged: YARP would encode the decoded path again, and turn <c>%2F</c> into <c>%252F</c>. A path with
/// dot segments is forwarded as the gateway decoded it, so that the service does not see another path than the one that was routed.
/// </summary>
internal static class OriginalPath
{
    private static readonly UriCreationOptions Unchanged = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static void KeepOriginalPath(this TransformBuilderContext route) => route.AddRequestTransform(static transform =>
    {
        var target = transform.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (IsEncoded(target.AsSpan())
            && Uri.TryCreate(transform.DestinationPrefix.TrimEnd('/') + target, Unchanged, out var uri))
            transform.ProxyRequest.RequestUri = uri;

        return ValueTask.CompletedTask;
    });

    private static bool IsEncoded(ReadOnlySpan<char> target)
    {
        var query = target.IndexOf('?');
        var path = query < 0 ? target : target[..query];
        return path.StartsWith('/')
            && path.Contains('%')
            && !path.Contains("/.", StringComparison.Ordinal)
            && !path.Contains("%2e", StringComparison.OrdinalIgnoreCase);
    }
}
