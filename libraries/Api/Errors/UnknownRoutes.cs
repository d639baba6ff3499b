using Microsoft.AspNetCore.Routing;

namespace Icaro.Api.Errors;

public static class UnknownRoutes
{
    /// <summary>A path or verb that no route has is answered with 404, before anybody looks at the token.</summary>
    public static void MapUnknownRoutes(this IEndpointRouteBuilder endpoints) =>
        endpoints.Map("/{**path}", () => ApiError.NotFound("API not found")).WithOrder(int.MaxValue).AllowAnonymous().ExcludeFromDescription();
}
