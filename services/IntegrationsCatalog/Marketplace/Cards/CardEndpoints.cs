namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

/// <summary>The cards of modules, edited by their partners, who are admins or resellers.</summary>
internal static class CardEndpoints
{
    private const string NotFound = "Module not found";
    private const string Exists = "module already exists";

    public static void MapCards(this IEndpointRouteBuilder endpoints)
    {
        var cards = endpoints.MapGroup("/marketplace/partner/modules")
            .RequireAuthorization(TokenPolicies.Managers)
            .WithTags("Marketplace: partners");
        cards.MapGet("", ListAsync)
            .WithSummary("Lists the cards of the caller's modules");
        cards.MapPost("", CreateAsync)
            .WithSummary("Creates a card. Only this response contains the module's secret")
            .ReturnsConflict(Exists)
            .ReturnsError(400, "code is required", "config_url leads to an address that is not on the public internet");
        cards.MapGet("/{code}", FindAsync)
            .WithSummary("Returns the card of a module of the caller")
            .ReturnsError(404, NotFound);
        cards.MapPut("/{code}", UpdateAsync)
            .WithSummary("Changes a card, or publishes it. Missing fields keep their values. The code never changes")
            .ReturnsError(400, "config_url is not an absolute https URL")
            .ReturnsError(404, NotFound);
        cards.MapPost("/{code}/rotate_secret", RotateAsync)
            .WithSummary("Creates a new secret, which signs all later registrations")
            .ReturnsError(404, NotFound);
        cards.MapDelete("/{code}", DeleteAsync)
            .WithSummary("Deletes the card of a module without connections")
            .ReturnsError(404, NotFound)
            .ReturnsError(409, "Module is still connected");
    }

    private static async Task<PlainOk<List<CardResponse>>> ListAsync(
        TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var modules = await db.Modules.AsNoTracking()
            .Where(module => module.PartnerId == caller.AccountId)
            .OrderBy(module => module.Id)
            .ToListAsync(cancellationToken);
        return new(modules.ConvertAll(CardResponse.Of));
    }

    private static async Task<Results<PlainOk<CardResponse>, ApiError>> FindAsync(
        string code, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        await db.FindOwnModuleAsync(code, caller.AccountId, cancellationToken) is { } module
            ? new PlainOk<CardResponse>(CardResponse.Of(module))
            : ApiError.NotFound(NotFound);

    private static async Task<Results<PlainCreated<SecretResponse>, Conflict<CreatedResponse>, ApiError>> CreateAsync(
        JsonBody<ModuleRequest> body,
        TokenIdentity caller,
        CatalogDbContext db,
        ModuleUrls urls,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if ((body.Value.FindMissingField() ?? body.Value.FindUrlError(urls)) is { } error)
            return ApiError.BadRequest(error);

        var module = new Module
        {
            PartnerId = caller.AccountId,
            Code = body.Value.Code!,
            Name = "",
            Secret = ModuleSecret.Create(),
            Created = time.GetUtcNow(),
        };
        body.Value.ApplyTo(module);
        if (FindMissingUrl(module) is { } missing)
            return ApiError.BadRequest(missing);

        db.Modules.Add(module);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return CreatedResponse.Conflict(Exists);
        }

        return new PlainCreated<SecretResponse>(SecretResponse.Of(module));
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> UpdateAsync(
        string code,
        JsonBody<ModuleRequest> body,
        TokenIdentity caller,
        CatalogDbContext db,
        ModuleUrls urls,
        CancellationToken cancellationToken)
    {
        if (body.Value.FindUrlError(urls) is { } error)
            return ApiError.BadRequest(error);
        if (await db.FindOwnModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return ApiError.NotFound(NotFound);

        body.Value.ApplyTo(module);
        if (FindMissingUrl(module) is { } missing)
            return ApiError.BadRequest(missing);

        await db.SaveChangesAsync(cancellationToken);
        return StatusResponse.Success;
    }

    private static async Task<Results<PlainOk<SecretResponse>, ApiError>> RotateAsync(
        string code, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await db.FindOwnModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return ApiError.NotFound(NotFound);

        module.Secret = ModuleSecret.Create();
        await db.SaveChangesAsync(cancellationToken);
        return new PlainOk<SecretResponse>(SecretResponse.Of(module));
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(
        string code, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await db.FindOwnModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return ApiError.NotFound(NotFound);

        db.Modules.Remove(module);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsForeignKeyViolation())
        {
            return ApiError.Of(StatusCodes.Status409Conflict, "Module is still connected");
        }

        return StatusResponse.Success;
    }

    private static string? FindMissingUrl(Module module) => new FieldCheck()
        .Check(!module.SimpleConnection || module.ConfigUrl is not "", nameof(module.ConfigUrl), "is required for a simple connection")
        .Fault;
}
