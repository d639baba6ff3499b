namespace Icaro.IntegrationsCatalog.Core.Disclaimers;

/// <summary>Admins write disclaimers for resellers, who read their own.</summary>
internal static class DisclaimerEndpoints
{
    public static void MapDisclaimers(this IEndpointRouteBuilder endpoints)
    {
        var disclaimers = endpoints.MapGroup("/api/disclaimers").RequireAuthorization().WithTags("Disclaimers");
        disclaimers.MapGet("/accounts/{account}", ListAsync)
            .WithSummary("The own disclaimers; for admins those of any reseller")
            .Answers([new(1, "privacy", "Privacy notice", "<p>..</p>")], DisclaimerJson.Default.IReadOnlyListDisclaimerAnswer)
            .Refuses(400, "Account id error")
            .Refuses(404, "No disclaimer found");
        disclaimers.MapPost("/accounts/{account}", CreateAsync)
            .WithSummary("Write a disclaimer for a reseller")
            .Takes(new("privacy", "Privacy notice", "<p>..</p>"), DisclaimerJson.Default.NewDisclaimer)
            .Answers(new(1, 1, "success"), DisclaimerJson.Default.CreatedDisclaimerAnswer, StatusCodes.Status201Created)
            .Refuses(400, "Account id error", "Request fields malformed", "type is neither privacy nor tos")
            .Refuses(403, "Operation not permitted!")
            .Refuses(404, "No account found!");
        disclaimers.MapDelete("/{disclaimer}", DeleteAsync)
            .WithSummary("Delete a disclaimer")
            .AnswersSuccess()
            .Refuses(400, "Disclaimer id error")
            .Refuses(403, "Operation not permitted!")
            .Refuses(404, "No disclaimer found!");
    }

    /// <summary>Whoever is no admin gets the own ones, whatever id the path has, as it always was.</summary>
    private static async Task<IResult> ListAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");

        var ownerId = caller.IsAdmin ? accountId : caller.AccountId;
        var disclaimers = await db.Set<Disclaimer>()
            .Where(row => row.AccountId == ownerId)
            .OrderBy(row => row.Id)
            .Select(row => new DisclaimerAnswer(row.Id, row.Type, row.Title, row.Body))
            .ToListAsync(cancellationToken);
        return disclaimers is []
            ? ApiError.NotFound("No disclaimer found")
            : TypedResults.Json(disclaimers, DisclaimerJson.Default.IReadOnlyListDisclaimerAnswer);
    }

    private static async Task<IResult> CreateAsync(
        RouteId account, JsonBody<NewDisclaimer> body, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return ApiError.Forbidden("Operation not permitted!");
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");
        if (body.Rejection is { } rejection)
            return rejection;

        var disclaimer = new Disclaimer
        {
            AccountId = accountId,
            Type = body.Value.Type!,
            Title = body.Value.Title!,
            Body = body.Value.Body!,
        };
        db.Add(disclaimer);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException refusal) when (refusal.IsForeignKeyViolation())
        {
            return ApiError.NotFound("No account found!");
        }

        return TypedResults.Json(
            new CreatedDisclaimerAnswer(disclaimer.Id, disclaimer.Id, "success"),
            DisclaimerJson.Default.CreatedDisclaimerAnswer,
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DeleteAsync(
        RouteId disclaimer, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return ApiError.Forbidden("Operation not permitted!");
        if (disclaimer.Value is not { } disclaimerId)
            return ApiError.BadRequest("Disclaimer id error");

        return await db.Set<Disclaimer>().Where(row => row.Id == disclaimerId).ExecuteDeleteAsync(cancellationToken) == 0
            ? ApiError.NotFound("No disclaimer found!")
            : TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }
}
