using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Icaro.Tokens.Internal;

/// <summary>Routes that only our own services may call. The gateway does not route <c>/internal</c>.</summary>
public static class InternalEndpoints
{
    /// <summary>A group under <c>/internal</c>; without the service key it answers 401.</summary>
    public static RouteGroupBuilder MapInternal(this IEndpointRouteBuilder endpoints)
    {
        var serviceKey = Hash(endpoints.ServiceProvider.GetRequiredService<IConfiguration>().Required(ServiceKey.Setting));

        var group = endpoints.MapGroup("/internal").ExcludeFromDescription();
        group.AddEndpointFilter((context, next) => Shows(context.HttpContext.Request, serviceKey)
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Unauthorized()));
        return group;
    }

    private static bool Shows(HttpRequest request, byte[] serviceKey) =>
        CryptographicOperations.FixedTimeEquals(Hash(request.Headers[ServiceKey.Header].ToString()), serviceKey);

    // Hashes have one length, so the comparison does not reveal the key's.
    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
