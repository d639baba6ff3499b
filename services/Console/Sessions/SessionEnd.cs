using Microsoft.AspNetCore.Authentication;

namespace Icaro.Console.Sessions;

/// <summary>An API does not accept the person's token any more.</summary>
internal sealed class SessionEndedException() : Exception("The session was ended elsewhere.");

internal static class SessionEnd
{
    /// <summary>Leads to the login page when the session was ended elsewhere.</summary>
    public static void UseSessionEnd(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (SessionEndedException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await context.SignOutAsync();
            await context.ChallengeAsync();
        }
    });
}
