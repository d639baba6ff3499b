using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Icaro.IntegrationsCatalog.Core.OpenId;

/// <summary>Logs admins in whom the provider vouches for. Nobody gets an account by that.</summary>
internal sealed partial class OpenIdEvents(
    CatalogDbContext db,
    IOptions<OpenIdOptions> options,
    IOptions<PublicOptions> system,
    TimeProvider time,
    ILogger<OpenIdEvents> logger) : OpenIdConnectEvents
{
    private const string Email = "email";

    /// <summary>The address of the gateway, not of this service.</summary>
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = system.Value.Address + context.Options.CallbackPath;
        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        context.Response.Headers.CacheControl = "no-store";
        var account = await FindAdminAsync(context.Principal!, context.HttpContext.RequestAborted);
        IResult response = account is null
            ? ApiError.Forbidden("The OpenID provider names no admin of this system")
            : new PlainCreated<LoginResponse>(
                await db.LogInAsync(account, context.HttpContext, time.GetUtcNow(), context.HttpContext.RequestAborted));
        await response.ExecuteAsync(context.HttpContext);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        Log.Failed(logger, context.Failure?.Message);
        context.HandleResponse();
        return ApiError.Unauthorized("The login at the OpenID provider failed").ExecuteAsync(context.HttpContext);
    }

    private async Task<Account?> FindAdminAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (person.FindFirst(options.Value.Claim)?.Value is not { Length: > 0 } username)
            return null;
        // Anybody can claim an address that nobody has verified.
        if (options.Value.Claim == Email && person.FindFirst("email_verified")?.Value is not "true")
            return null;

        var key = UserName.KeyOf(username);
        return await db.Accounts.SingleOrDefaultAsync(
            account => account.UsernameKey == key && account.Type == AccountTypes.Admin, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A login at the OpenID provider failed: {Reason}")]
        public static partial void Failed(ILogger logger, string? reason);
    }
}
