using System.ComponentModel;

namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <summary>The API keys of a reseller, managed by the reseller and by admins.</summary>
internal static class ApiKeyEndpoints
{
    private const string NoReseller = "No reseller found!";

    public static void AddApiKeys(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyDirectory>();
        services.AddSingleton<ApiKeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<ApiKeyUses>());
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder().AddPolicy(ApiKeyAuthentication.Policy, policy => policy
            .AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName)
            .RequireAuthenticatedUser());
    }

    public static void MapApiKeys(this IEndpointRouteBuilder endpoints)
    {
        var keys = endpoints.MapGroup("/api/accounts/{account}/api_keys").RequireAuthorization(TokenPolicies.Managers).WithTags("API keys");
        keys.MapGet("", ListAsync)
            .WithSummary("Lists the API keys of a reseller, without their values")
            .ReturnsError(404, NoReseller);
        keys.MapPost("", CreateAsync)
            .WithSummary("Creates an API key for a partner. Only this response contains it")
            .ReturnsError(404, NoReseller)
            .ReturnsQuotaExceeded(PartnerQuotas.ApiKeys);
        keys.MapDelete("/{key}", RevokeAsync)
            .WithSummary("Revokes an API key at once")
            .ReturnsError(404, "No API key found!");
    }

    private static async Task<Results<Ok<List<ApiKeyResponse>>, ApiError>> ListAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.OrganizationsOf(caller).AnyAsync(row => row.Id == account.Value, cancellationToken))
            return ApiError.NotFound(NoReseller);

        return TypedResults.Ok(await db.ApiKeys
            .Where(key => key.AccountId == account.Value)
            .OrderBy(key => key.Id)
            .Select(key => new ApiKeyResponse(key.Id, key.Name, key.Created, key.LastUsed))
            .ToListAsync(cancellationToken));
    }

    private static async Task<Results<Created<CreatedApiKeyResponse>, ApiError>> CreateAsync(
        RouteId account,
        JsonBody<NewApiKey> body,
        TokenIdentity caller,
        CatalogDbContext db,
        QuotaGuard quotas,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await db.OrganizationsOf(caller).AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == account.Value, cancellationToken) is not { } found)
            return ApiError.NotFound(NoReseller);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await quotas.RequireRoomAsync(PartnerQuotas.ApiKeys, found.Id, cancellationToken);
        var secret = NewToken.Create();
        var key = new ApiKey { AccountId = found.Id, Name = body.Value.Name!, KeyHash = secret.Hash.Hex, Created = time.GetUtcNow() };
        db.ApiKeys.Add(key);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsForeignKeyViolation())
        {
            return ApiError.NotFound(NoReseller);
        }

        return TypedResults.Created((string?)null, new CreatedApiKeyResponse(key.Id, "success", found.Uuid, secret.Text));
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> RevokeAsync(
        RouteId account,
        [Description("API key")] RouteId key,
        TokenIdentity caller,
        CatalogDbContext db,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var revoked = await db.ApiKeys
            .Where(row => row.Id == key.Value && row.AccountId == account.Value)
            .Where(row => db.OrganizationsOf(caller).Any(one => one.Id == row.AccountId))
            .ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return revoked > 0 ? StatusResponse.Success : ApiError.NotFound("No API key found!");
    }

    /// <summary>Every reseller for admins, the own account for resellers.</summary>
    private static IQueryable<Account> OrganizationsOf(this CatalogDbContext db, TokenIdentity caller) =>
        db.Accounts.Where(account => account.Type == AccountTypes.Reseller && (caller.IsAdmin || account.Id == caller.AccountId));
}
