namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

/// <summary>Where partners, who are admins or resellers, edit the cards of their modules.</summary>
internal static class CardEndpoints
{
    private const string NotFound = "Module not found";

    public static void MapCards(this IEndpointRouteBuilder endpoints)
    {
        var cards = endpoints.MapGroup("/marketplace/partner/modules").RequireAuthorization(TokenPolicies.Managers).WithTags("Marketplace: partners");
        cards.MapGet("", ListAsync)
            .WithSummary("The cards of one's own modules")
            .Answers([CardExamples.Answer], CardAnswerJson.Plain.IReadOnlyListCardAnswer)
            .Refuses(403, "Unauthorized action");
        cards.MapPost("", CreateAsync)
            .WithSummary("Make a card; the answer is the only time that the module's secret is shown")
            .Takes(CardExamples.New, ModuleRequestJson.Default.ModuleRequest)
            .Answers(CardExamples.Secret, CardAnswerJson.Plain.SecretAnswer, StatusCodes.Status201Created)
            .AnswersConflict("module already exists")
            .Refuses(400, "Request fields malformed", "code is required", "config_url leads to an address that is not on the public internet")
            .Refuses(403, "Unauthorized action");
        cards.MapGet("/{code}", FindAsync)
            .WithSummary("The card of one's own module")
            .Answers(CardExamples.Answer, CardAnswerJson.Plain.CardAnswer)
            .Refuses(403, "Unauthorized action")
            .Refuses(404, NotFound);
        cards.MapPut("/{code}", UpdateAsync)
            .WithSummary("Change a card, or publish it; what is not named stays, and so does the code")
            .Takes(CardExamples.Change, ModuleRequestJson.Default.ModuleRequest)
            .AnswersSuccess()
            .Refuses(400, "Request fields malformed", "config_url is not an absolute https URL")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, NotFound);
        cards.MapPost("/{code}/rotate_secret", RotateAsync)
            .WithSummary("Make a new secret; registrations are signed with it from now on")
            .Answers(CardExamples.Secret, CardAnswerJson.Plain.SecretAnswer)
            .Refuses(403, "Unauthorized action")
            .Refuses(404, NotFound);
        cards.MapDelete("/{code}", DeleteAsync)
            .WithSummary("Delete the card of a module that nobody is connected to")
            .AnswersSuccess()
            .Refuses(403, "Unauthorized action")
            .Refuses(404, NotFound)
            .Refuses(409, "Module is still connected");
    }

    private static async Task<IResult> ListAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var modules = await db.Modules.AsNoTracking()
            .Where(module => module.PartnerId == caller.AccountId)
            .OrderBy(module => module.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Json([.. modules.Select(CardAnswer.Of)], CardAnswerJson.Plain.IReadOnlyListCardAnswer);
    }

    private static async Task<IResult> FindAsync(string code, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        await db.FindOwnModuleAsync(code, caller.AccountId, cancellationToken) is { } module
            ? TypedResults.Json(CardAnswer.Of(module), CardAnswerJson.Plain.CardAnswer)
            : ApiError.NotFound(NotFound);

    private static async Task<IResult> CreateAsync(
        JsonBody<ModuleRequest> body,
        TokenIdentity caller,
        CatalogDbContext db,
        ModuleUrls urls,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if ((body.Value.FindGap() ?? body.Value.FindUrlFault(urls)) is { } fault)
            return ApiError.BadRequest(fault);

        var module = new Module
        {
            PartnerId = caller.AccountId,
            Code = body.Value.Code!,
            Name = "",
            Secret = ModuleSecret.Create(),
            Created = time.GetUtcNow(),
        };
        body.Value.ApplyTo(module);
        if (FindUnreachable(module) is { } unreachable)
            return ApiError.BadRequest(unreachable);

        db.Modules.Add(module);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return CreatedAnswer.Conflict("module already exists");
        }

        return Shown(module, StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(
        string code,
        JsonBody<ModuleRequest> body,
        TokenIdentity caller,
        CatalogDbContext db,
        ModuleUrls urls,
        CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if (body.Value.FindUrlFault(urls) is { } fault)
            return ApiError.BadRequest(fault);
        if (await db.FindOwnModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return ApiError.NotFound(NotFound);

        body.Value.ApplyTo(module);
        if (FindUnreachable(module) is { } unreachable)
            return ApiError.BadRequest(unreachable);

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }

    private static async Task<IResult> RotateAsync(string code, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await db.FindOwnModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return ApiError.NotFound(NotFound);

        module.Secret = ModuleSecret.Create();
        await db.SaveChangesAsync(cancellationToken);
        return Shown(module, StatusCodes.Status200OK);
    }

    private static async Task<IResult> DeleteAsync(string code, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (await db.FindOwnModuleAsync(code, caller.AccountId, cancellationToken) is not { } module)
            return ApiError.NotFound(NotFound);

        db.Modules.Remove(module);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refusal) when (refusal.IsForeignKeyViolation())
        {
            return ApiError.Of(StatusCodes.Status409Conflict, "Module is still connected");
        }

        return TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }

    private static string? FindUnreachable(Module module) => new FieldCheck()
        .Check(!module.SimpleConnection || module.ConfigUrl is not "", nameof(module.ConfigUrl), "is required for a simple connection")
        .Fault;

    private static JsonHttpResult<SecretAnswer> Shown(Module module, int status) =>
        TypedResults.Json(new SecretAnswer(module.Code, "success", module.Secret), CardAnswerJson.Plain.SecretAnswer, statusCode: status);
}
