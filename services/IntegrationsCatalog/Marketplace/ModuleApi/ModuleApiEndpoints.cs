using System.Reflection;

namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>The API for modules, compatible with RetailCRM's.</summary>
internal static class ModuleApiEndpoints
{
    public const string ForeignCode = "is not the code of the module to which the key belongs";

    private const int MaxScopes = 100;

    /// <summary>Paths of RetailCRM's API that this system has not, or not with every method.</summary>
    private static readonly string[] Unknown =
        ["/api/v5/{**path}", "/api/v4/{**path}", "/api/v3/{**path}", "/api/api-versions", "/api/credentials", "/api/system-info"];

    public static void MapModuleApi(this IEndpointRouteBuilder endpoints)
    {
        var modules = endpoints.MapGroup("/api/v5/integration-modules/{code}").WithTags("Modules");
        modules.MapPost("/edit", EditEndpoint.EditAsync)
            .ForModules(ModuleScopes.Write)
            .WithMetadata(new RequestSizeLimitAttribute(ModuleForm.MaxBody))
            .DocumentEdit();
        modules.MapGet("", FindAsync).ForModules(ModuleScopes.Read).DocumentFind();
        modules.MapPost("/update-scopes", UpdateScopesAsync)
            .ForModules()
            .WithMetadata(new RequestSizeLimitAttribute(ModuleForm.MaxBody))
            .DocumentUpdateScopes();
        endpoints.MapGet("/api/credentials", Credentials).ForModules().WithTags("Modules").DocumentCredentials();
        endpoints.MapGet("/api/system-info", SystemInfo).ForModules().WithTags("Modules").DocumentSystemInfo();
        // Modules look at it first, some of them before they have a key.
        endpoints.MapGet("/api/api-versions", Versions).WithTags("Modules").DocumentVersions();
        foreach (var unknown in Unknown)
            endpoints.Map(unknown, MethodNotFound).ExcludeFromDescription();
    }

    private static async Task<IResult> FindAsync(
        string code, ModuleCaller caller, CatalogDbContext db, Registrations registrations, CancellationToken cancellationToken)
    {
        if (code != caller.Code)
            return ModuleApiResponses.Invalid("code", ForeignCode);

        var described = caller.ConnectionId is { } connectionId
            ? await db.ModuleConnections.AsNoTracking().SingleOrDefaultAsync(row => row.Id == connectionId, cancellationToken)
            : Pending(caller, await registrations.FindAsync(caller.ModuleId, caller.AccountId, cancellationToken));
        if (described is null)
            return ModuleApiResponses.Error(StatusCodes.Status404NotFound, ModuleApiResponses.NotFound);

        var integration = await db.Integrations.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == described.IntegrationId, cancellationToken);
        return TypedResults.Json(
            new ModuleResponse(true, Describe(caller.Code, described, integration)), CatalogJson.Modules.ModuleResponse);
    }

    /// <summary>Replaces the key by one with the requested scopes that the card allows.</summary>
    private static async Task<IResult> UpdateScopesAsync(
        string code, ModuleCaller caller, HttpRequest request, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (code != caller.Code)
            return ModuleApiResponses.Invalid("code", ForeignCode);
        if (caller.ConnectionId is not { } connectionId)
            return ModuleApiResponses.Error(StatusCodes.Status403Forbidden, ModuleApiResponses.AccessDenied);
        if (Scopes(await ModuleForm.ReadAsync(request, "requires", cancellationToken)) is not { } wanted)
            return ModuleApiResponses.Invalid("requires", "has no list of scopes");

        var module = await db.Modules.AsNoTracking().SingleAsync(row => row.Id == caller.ModuleId, cancellationToken);
        var (apiKey, granted) = (NewToken.Create(), module.Granted(wanted));
        var updated = await db.ModuleConnections
            .Where(row => row.Id == connectionId && row.ApiKeyHash == caller.KeyHash)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.ApiKeyHash, apiKey.Hash.Hex).SetProperty(one => one.Scopes, granted), cancellationToken);
        return updated == 0
            ? ModuleApiResponses.WrongKey
            : TypedResults.Json(new ScopesResponse(true, apiKey.Text), CatalogJson.Modules.ScopesResponse);
    }

    private static JsonHttpResult<CredentialsResponse> Credentials(ModuleCaller caller)
    {
        List<string> methods = ["/api/credentials", "/api/system-info"];
        if (caller.Scopes.Contains(ModuleScopes.Read))
            methods.Add("/api/integration-modules/{code}");
        if (caller.Scopes.Contains(ModuleScopes.Write))
            methods.Add("/api/integration-modules/{code}/edit");
        if (caller.ConnectionId is not null)
            methods.Add("/api/integration-modules/{code}/update-scopes");
        return TypedResults.Json(CredentialsResponse.Of(methods, caller.Scopes), CatalogJson.Modules.CredentialsResponse);
    }

    private static JsonHttpResult<ApiVersionsResponse> Versions() =>
        TypedResults.Json(ApiVersionsResponse.All, CatalogJson.Modules.ApiVersionsResponse);

    private static JsonHttpResult<ModuleApiError> MethodNotFound() =>
        ModuleApiResponses.Error(StatusCodes.Status404NotFound, ModuleApiResponses.MethodNotFound);

    private static JsonHttpResult<SystemInfoResponse> SystemInfo(ModuleCaller caller, IOptions<PublicOptions> system)
    {
        var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(fieldCount: 3);
        var url = system.Value.Address;
        return TypedResults.Json(new SystemInfoResponse(true, version, url, url), CatalogJson.Modules.SystemInfoResponse);
    }

    private static List<string>? Scopes(JsonObject? requires)
    {
        if (requires?["scopes"] is not JsonArray { Count: <= MaxScopes } array)
            return null;

        List<string> scopes = [.. array.Select(item => item.AsText()).OfType<string>()];
        return scopes.Count == array.Count ? scopes : null;
    }

    private static ModuleConnection? Pending(ModuleCaller caller, Registration? registration)
    {
        if (ModuleEdit.FromJson(registration?.Edit) is not { } edit || registration!.Attempt != caller.Attempt)
            return null;

        var connection = new ModuleConnection
        {
            ModuleId = caller.ModuleId,
            AccountId = caller.AccountId,
            ApiKeyHash = caller.KeyHash,
            Scopes = [.. caller.Scopes],
            Created = default,
        };
        edit.ApplyTo(connection);
        return connection;
    }

    private static DescribedModule Describe(string code, ModuleConnection connection, Integration? integration) => new(
        code,
        code,
        connection.Active,
        connection.Freeze,
        connection.Name,
        connection.Logo,
        Native: false,
        connection.BaseUrl,
        new[] { ("activity", connection.ActivityPath), ("settings", connection.SettingsPath) }
            .Where(action => action.Item2 is not "")
            .ToDictionary(action => action.Item1, action => action.Item2),
        connection.AvailableCountries,
        connection.AccountUrl,
        integration is null ? [] : new() { ["hotspot"] = Platform(integration) });

    private static JsonObject Platform(Integration integration) => new()
    {
        ["integrationId"] = integration.Id,
        ["description"] = integration.Description,
        ["site"] = integration.Site,
        ["webhookUrl"] = integration.WebhookUrl,
        ["preAuthRedirectUrl"] = integration.PreAuthRedirectUrl,
        ["postAuthRedirectUrl"] = integration.PostAuthRedirectUrl,
        ["privacy"] = integration.Privacy,
    };
}
