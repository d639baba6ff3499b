namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>The registry of boxes, for operators.</summary>
internal static class BoxEndpoints
{
    public static void AddBoxes(this IServiceCollection services) => services.AddSingleton<BoxDirectory>();

    public static RouteGroupBuilder MapBoxes(this IEndpointRouteBuilder endpoints)
    {
        var boxes = endpoints.MapGroup("/loginapi/boxes").WithTags("Boxes").RequireAuthorization(TokenPolicies.Admin);
        boxes.MapGet("", ListAsync).WithSummary("All boxes").Produces<List<BoxAnswer>>();
        boxes.MapPost("", CreateAsync).WithSummary("Registers a box; the answer shows its secret, once")
            .Produces<BoxAnswer>(StatusCodes.Status201Created)
            .Produces<ErrorMessage>(StatusCodes.Status400BadRequest).Produces<ErrorMessage>(StatusCodes.Status409Conflict);
        boxes.MapGet("/{registrationNumber}", ShowAsync).WithSummary("A box")
            .Produces<BoxAnswer>().Produces<ErrorMessage>(StatusCodes.Status404NotFound);
        boxes.MapPut("/{registrationNumber}", UpdateAsync).WithSummary("Changes a box; what is left out stays as it is")
            .Produces<BoxAnswer>()
            .Produces<ErrorMessage>(StatusCodes.Status400BadRequest).Produces<ErrorMessage>(StatusCodes.Status404NotFound);
        boxes.MapDelete("/{registrationNumber}", DeleteAsync).WithSummary("Removes a box with its vouchers")
            .Produces(StatusCodes.Status204NoContent).Produces<ErrorMessage>(StatusCodes.Status404NotFound);
        boxes.MapSecrets();
        boxes.MapTransfer();
        return boxes;
    }

    public static JsonHttpResult<ErrorMessage> NotFound() => ApiError.NotFound("No box found!");

    private static async Task<IResult> ListAsync(LoginApiDbContext db, CancellationToken cancellationToken)
    {
        var boxes = await db.Boxes.AsNoTracking().OrderBy(box => box.RegistrationNumber).ToListAsync(cancellationToken);
        return TypedResults.Json(boxes.ConvertAll(BoxAnswer.Of), LoginApiJson.Default.ListBoxAnswer);
    }

    private static async Task<IResult> ShowAsync(string registrationNumber, LoginApiDbContext db, CancellationToken cancellationToken) =>
        await db.Boxes.AsNoTracking().SingleOrDefaultAsync(box => box.RegistrationNumber == registrationNumber, cancellationToken) is { } found
            ? Answer(found)
            : NotFound();

    private static async Task<IResult> CreateAsync(
        JsonBody<BoxRequest> body, LoginApiDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if (body.Value.FindGap() is { } gap)
            return ApiError.BadRequest(gap);

        var box = body.Value.ToBox(time.GetUtcNow());
        if (BoxRules.FindFault(box) is { } fault)
            return ApiError.BadRequest(fault);

        db.Boxes.Add(box);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsUniqueViolation())
        {
            return ApiError.Of(StatusCodes.Status409Conflict, "registration_number is taken");
        }

        return TypedResults.Json(
            BoxAnswer.Of(box) with { Secret = box.Secret }, LoginApiJson.Default.BoxAnswer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> UpdateAsync(
        string registrationNumber,
        JsonBody<BoxRequest> body,
        LoginApiDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if (body.Value.Secret is not null)
            return ApiError.BadRequest("secret is changed by POST /loginapi/boxes/{registration_number}/secret");
        if (await db.Boxes.SingleOrDefaultAsync(row => row.RegistrationNumber == registrationNumber, cancellationToken) is not { } box)
            return NotFound();

        body.Value.ApplyTo(box, time.GetUtcNow());
        if (BoxRules.FindFault(box) is { } fault)
            return ApiError.BadRequest(fault);

        await db.SaveChangesAsync(cancellationToken);
        return Answer(box);
    }

    private static async Task<IResult> DeleteAsync(string registrationNumber, LoginApiDbContext db, CancellationToken cancellationToken)
    {
        var deleted = await db.Boxes.Where(box => box.RegistrationNumber == registrationNumber).ExecuteDeleteAsync(cancellationToken);
        return deleted > 0 ? TypedResults.NoContent() : NotFound();
    }

    private static JsonHttpResult<BoxAnswer> Answer(Box box) => TypedResults.Json(BoxAnswer.Of(box), LoginApiJson.Default.BoxAnswer);
}
