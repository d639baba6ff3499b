using Microsoft.AspNetCore.HttpOverrides;

namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>Issues tokens to people, and revokes them.</summary>
internal static class LoginEndpoints
{
    private const string TooManyFailures = "Too many failed logins, try again later";
    private const string WrongNameOrPassword = "Username or password is invalid";

    public static void AddLogin(this IServiceCollection services)
    {
        services.AddValidatedOptions<LoginOptions, LoginOptionsValidator>(LoginOptions.Section);
        services.AddScoped<LoginAttempts>();
        services.TrustGateway(ForwardedHeaders.XForwardedFor);
    }

    public static void MapLogin(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/login", LoginAsync)
            .WithTags("Login")
            .WithSummary("Returns a token, which expires a week after its last use")
            .ReturnsError(400, "password is required")
            .ReturnsError(401, "No username found!", "Password is invalid", WrongNameOrPassword)
            .ReturnsError(429, TooManyFailures)
            .ReturnsPasswordsBusy();
        endpoints.MapPost("/api/logout", LogoutAsync)
            .WithTags("Login")
            .WithSummary("Revokes the token of this request, and no other")
            .ReturnsError(401, "Token is invalid")
            .ReturnsError(403, "Unauthorized action");
    }

    private static async Task<Results<PlainCreated<LoginResponse>, ApiError>> LoginAsync(
        JsonBody<LoginRequest> body,
        HttpContext context,
        LoginAttempts attempts,
        PasswordHasher passwords,
        IOptions<LoginOptions> options,
        CatalogDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (username, password, address) = (body.Value.Username!, body.Value.Password!, context.Connection.RemoteIpAddress);
        if (await attempts.BeginAsync(username, address, cancellationToken) is { } wait)
            return ApiError.RetryLater(StatusCodes.Status429TooManyRequests, TooManyFailures, wait);

        var account = await FindAccountAsync(username, db, cancellationToken);
        PasswordCheck check;
        try
        {
            check = await passwords.CheckAsync(account, password, cancellationToken);
        }
        catch (PasswordsBusyException)
        {
            await attempts.WithdrawAsync(username, address, cancellationToken);
            throw;
        }

        if (account is null || !check.Matches)
            return ApiError.Unauthorized(FailureOf(account, options.Value));

        await attempts.SucceedAsync(username, address, cancellationToken);
        await UpgradeAsync(account, check, db, cancellationToken);
        return new PlainCreated<LoginResponse>(await db.LogInAsync(account, context, time.GetUtcNow(), cancellationToken));
    }

    private static string FailureOf(Account? account, LoginOptions options) =>
        options.EqualResponses ? WrongNameOrPassword
        : account is null ? "No username found!"
        : "Password is invalid";

    /// <summary>Not if the password has been changed in the meantime.</summary>
    private static async Task UpgradeAsync(Account account, PasswordCheck check, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (check.Upgrade is not { } hash)
            return;

        await db.Accounts
            .Where(row => row.Id == account.Id && row.PasswordHash == account.PasswordHash)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.PasswordHash, hash), cancellationToken);
    }

    /// <summary>The exact name wins: accounts from the time before keys may differ by no more than case.</summary>
    private static Task<Account?> FindAccountAsync(string username, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var key = UserName.KeyOf(username);
        return db.Accounts
            .Where(row => row.Username == username || row.UsernameKey == key)
            .OrderByDescending(row => row.Username == username)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The token of a platform lives as long as its integration is enabled, so a platform cannot log out.</summary>
    private static async Task<Results<Ok<StatusResponse>, ApiError>> LogoutAsync(
        [FromHeader(Name = "Token")] string? token, CatalogDbContext db, TokenCache cache, CancellationToken cancellationToken)
    {
        var hash = TokenHash.Of(token ?? "");
        if (await db.AccessTokens.SingleOrDefaultAsync(row => row.TokenHash == hash.Hex, cancellationToken) is not { } row)
            return ApiError.Unauthorized("Token is invalid");
        if (row.Type == TokenTypes.Api)
            return ApiError.Forbidden("Unauthorized action");

        db.AccessTokens.Remove(row);
        db.EnqueueRevocation([hash.Hex]);
        await db.SaveChangesAsync(cancellationToken);
        cache.Forget(hash);
        return StatusResponse.Success;
    }
}

internal sealed record LoginRequest(string? Username, string? Password) : IRequestBody<LoginRequest>
{
    public static JsonTypeInfo<LoginRequest> Json => CatalogJson.Default.LoginRequest;

    public static LoginRequest Example { get; } = new("reseller", "a good password");

    public string? FindFault() => new FieldCheck().Required(Username, 200).Required(Password, 200).Fault;
}

/// <param name="Expires">As <see cref="GoTime"/> formats it.</param>
internal sealed record LoginResponse(
    string AccountType, string Expires, int Id, string Status, SubscriptionResponse Subscription, string Token)
{
    public static LoginResponse Example { get; } =
        new("reseller", "2026-11-22 21:18:21.6177615 +0000 UTC", 2, "success", SubscriptionResponse.Example, "64 hex characters");

    /// <summary>Formats a time as Go's <c>Time.String</c> does, which clients of the original parse.</summary>
    public static string GoTime(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF '+0000 UTC'", CultureInfo.InvariantCulture);
}
