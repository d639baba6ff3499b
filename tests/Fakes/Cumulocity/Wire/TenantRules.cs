using System.Security.Cryptography;
using System.Text;

namespace Icaro.Cumulocity.Wire;

/// <summary>What holds for every API: Basic authentication with <c>tenant/user:password</c>.</summary>
internal static class TenantRules
{
    private const string Scheme = "Basic ";

    public static void UseTenantRules(this WebApplication app) => app.Use(async (context, next) =>
    {
        var tenant = context.RequestServices.GetRequiredService<Tenant>();
        if (IsOutside(context.Request.Path) || IsKnown(context.Request.Headers.Authorization.ToString(), tenant))
        {
            await next(context);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Cumulocity\"";
        await Refusal.Of(StatusCodes.Status401Unauthorized, "security/Unauthorized", "Invalid credentials! : Bad credentials")
            .ExecuteAsync(context);
    });

    /// <summary>What the one who looks at the simulation uses.</summary>
    public static bool IsOutside(PathString path) => path.Value is "/health" or "/state" or "/login" or "/misbehavior";

    private static bool IsKnown(string authorization, Tenant tenant)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.Ordinal))
            return false;

        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes(tenant.Login));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(authorization[Scheme.Length..]), Encoding.UTF8.GetBytes(expected));
    }
}
