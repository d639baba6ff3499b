using Microsoft.AspNetCore.Authentication;

namespace Icaro.Console.Sessions;

/// <summary>An API does not accept the person's token any more.</summary>
internal sealed class SessionEndedException() : Exception("The session was ended elsewhere.");

internal static class SessionEnd
{
    private const string EndOfLink = "/link?ended=true";

    /// <summary>
    /// Leads to the login page when the session was ended elsewhere, and whoever has opened a link to a page that says so.
    /// </summary>
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
            if (Person.IsPlatformOf(context.User))
                context.Response.Redirect(context.Request.PathBase + EndOfLink);
            else
                await context.ChallengeAsync();
        }
    });
}
