using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Api.Errors;

public static class ErrorHandling
{
    /// <summary>Answers every exception of a request, authentication included, with an <see cref="ApiError"/>.</summary>
    public static WebApplication UseErrorMessages(this WebApplication app)
    {
        app.UseExceptionHandler();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is null)
            return app;

        // WebApplication would add these two before the exception handler.
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    /// <summary>Answers 404, without authentication, for a path or method that no endpoint has.</summary>
    public static void MapUnknownRoutes(this IEndpointRouteBuilder endpoints) =>
        endpoints.Map("/{**path}", () => ApiError.NotFound("API not found"))
            .WithOrder(int.MaxValue).AllowAnonymous().ExcludeFromDescription();
}
