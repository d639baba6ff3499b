using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Api.Errors;

public static class ErrorMessages
{
    /// <summary>Turns every exception of a request, authentication included, into an <see cref="ErrorMessage"/>.</summary>
    public static WebApplication UseErrorMessages(this WebApplication app)
    {
        app.UseExceptionHandler();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is null)
            return app;

        // WebApplication would put these two first, out of the handler's reach.
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }
}
