using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Icaro.Gateway.Forwarding;

/// <summary>
/// Forwards an encoded path as it was written: YARP would encode the decoded one again, and make <c>%2F</c> to
/// <c>%252F</c>. Paths with dot segments stay as the gateway understood them, for the service must not see another path
/// than the one that was routed.
/// </summary>
internal static class OriginalPath
{
    private static readonly UriCreationOptions _asWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static void KeepOriginalPath(this TransformBuilderContext route) => route.AddRequestTransform(static transform =>
    {
        var target = transform.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (IsEncoded(target.AsSpan())
            && Uri.TryCreate(transform.DestinationPrefix.TrimEnd('/') + target, _asWritten, out var uri))
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
