using System.Security.Principal;

namespace Icaro.Console.Sessions;

/// <summary>Who has sent this request, and the token with which the APIs are called in their name.</summary>
internal sealed class Person(IHttpContextAccessor accessor)
{
    private const string TokenClaim = "token";
    private const string IntegrationClaim = "integration";
    private const string MayClaim = "may";
    private const string Platform = "platform";

    /// <summary>The user name, or of a platform the name of its integration.</summary>
    public string Name => Context.User.Identity?.Name ?? "";

    public bool IsAdmin => Context.User.IsInRole("admin");

    public bool IsReseller => Context.User.IsInRole("reseller");

    /// <summary>Somebody without an account, who has opened a link.</summary>
    public bool IsPlatform => IsPlatformOf(Context.User);

    /// <summary>The integration of a platform.</summary>
    public int? IntegrationId =>
        Context.User.FindFirstValue(IntegrationClaim) is { } id ? int.Parse(id, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the person sees lists of deliveries: resellers see the switches of their hotspots in their place.</summary>
    public bool SeesDeliveries => IsAdmin || IsPlatform;

    public bool MayTest => IsAdmin || Context.User.HasClaim(MayClaim, nameof(MayTest));

    public bool MayRotate => IsAdmin || Context.User.HasClaim(MayClaim, nameof(MayRotate));

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

    /// <param name="link">What the link opens, as the catalog tells it.</param>
    /// <param name="token">The token of the link.</param>
    public static ClaimsPrincipal CreatePlatform(OpenedLink link, string token)
    {
        var platform = Create("link", link.IntegrationName, Platform, token);
        var identity = (ClaimsIdentity)platform.Identity!;
        identity.AddClaim(new(IntegrationClaim, link.IntegrationId.ToString(CultureInfo.InvariantCulture)));
        if (link.MayTest)
            identity.AddClaim(new(MayClaim, nameof(MayTest)));
        if (link.MayRotate)
            identity.AddClaim(new(MayClaim, nameof(MayRotate)));
        return platform;
    }

    public static bool IsPlatformOf(ClaimsPrincipal user) => user.IsInRole(Platform);
}
