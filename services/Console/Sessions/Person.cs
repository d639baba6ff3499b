using System.Security.Principal;

namespace Icaro.Console.Sessions;

/// <summary>Who has sent this request, and the token with which the APIs are called in their name.</summary>
internal sealed class Person(IHttpContextAccessor accessor)
{
    private const string TokenClaim = "token";

    public string Name => Context.User.Identity?.Name ?? "";

    public bool IsAdmin => Context.User.IsInRole("admin");

    public bool IsReseller => Context.User.IsInRole("reseller");

    public string? Token => Context.User.FindFirstValue(TokenClaim);

    public string? Address => Context.Connection.RemoteIpAddress?.ToString();

    public CancellationToken RequestAborted => Context.RequestAborted;

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is a person only during a request.");

    /// <param name="scheme">The authentication scheme.</param>
    /// <param name="name">The user name.</param>
    /// <param name="accountType">The role, as the catalog tells it.</param>
    /// <param name="token">The token that the login has issued.</param>
    public static ClaimsPrincipal Create(string scheme, string name, string accountType, string token) => new(new ClaimsIdentity(
        new GenericIdentity(name, scheme), [new(ClaimTypes.Role, accountType), new(TokenClaim, token)]));
}
