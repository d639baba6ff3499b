namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>The registry of boxes, for operators.</summary>
internal static class BoxEndpoints
{
    public static void AddBoxes(this IServiceCollection services) => services.AddSingleton<BoxDirectory>();

    public static void MapBoxes(this IEndpointRouteBuilder endpoints)
    {
        var boxes = endpoints.MapGroup("").WithTags("Boxes");
        boxes.MapGet("", ListAsync).WithSummary("All boxes");
        boxes.MapPost("", CreateAsync).WithSummary("Registers a box; only this response shows its secret")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        boxes.MapGet("/{registrationNumber}", ShowAsync).WithSummary("A box")
            .ProducesProblem(StatusCodes.Status404NotFound);
        boxes.MapPut("/{registrationNumber}", UpdateAsync).WithSummary("Changes the given fields of a box")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        boxes.MapDelete("/{registrationNumber}", DeleteAsync).WithSummary("Removes a box and its vouchers")
            .ProducesProblem(StatusCodes.Status404NotFound);
        boxes.MapSecrets();
        boxes.MapTransfer();
    }

    public static ApiError NotFound() => ApiError.Of(StatusCodes.Status404NotFound, "No box found!", "box_unknown");

    private static async Task<Ok<List<BoxResponse>>> ListAsync(LoginApiDbContext db, CancellationToken cancellationToken)
    {
        var boxes = await db.Boxes.AsNoTracking().OrderBy(box => box.RegistrationNumber).ToListAsync(cancellationToken);
        return TypedResults.Ok(boxes.ConvertAll(BoxResponse.Of));
    }

    private static async Task<Results<Ok<BoxResponse>, ApiError>> ShowAsync(
        string registrationNumber, LoginApiDbContext db, CancellationToken cancellationToken) =>
        await db.Boxes.AsNoTracking()
            .SingleOrDefaultAsync(box => box.RegistrationNumber == registrationNumber, cancellationToken) is { } found
            ? TypedResults.Ok(BoxResponse.Of(found))
            : NotFound();

    private static async Task<Results<Created<BoxResponse>, ApiError>> CreateAsync(
        JsonBody<BoxRequest> body, LoginApiDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Value.ValidateNew() is { Fault: not null } missing)
            return ApiError.Invalid(missing);

        var box = body.Value.ToBox(time.GetUtcNow());
        if (BoxRules.Validate(box) is { Fault: not null } invalid)
            return ApiError.Invalid(invalid);

        db.Boxes.Add(box);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return ApiError.Of(StatusCodes.Status409Conflict, "registration_number is taken", "registration_number_taken");
        }

        return TypedResults.Created($"/loginapi/boxes/{box.RegistrationNumber}", BoxResponse.Of(box) with { Secret = box.Secret });
    }

    private static async Task<Results<Ok<BoxResponse>, ApiError>> UpdateAsync(
        string registrationNumber,
        JsonBody<BoxRequest> body,
        LoginApiDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (body.Value.Secret is not null)
            return ApiError.BadRequest("secret is changed by POST /loginapi/boxes/{registration_number}/secret");
        if (await db.Boxes.SingleOrDefaultAsync(row => row.RegistrationNumber == registrationNumber, cancellationToken) is not { } box)
            return NotFound();
        if (body.Value.ValidateChange(box) is { Fault: not null } missing)
            return ApiError.Invalid(missing);

        body.Value.ApplyTo(box, time.GetUtcNow());
        if (BoxRules.Validate(box) is { Fault: not null } invalid)
            return ApiError.Invalid(invalid);

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(BoxResponse.Of(box));
    }

    private static async Task<Results<NoContent, ApiError>> DeleteAsync(
        string registrationNumber, LoginApiDbContext db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var deleted = await db.Boxes.Where(box => box.RegistrationNumber == registrationNumber).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return deleted > 0 ? TypedResults.NoContent() : NotFound();
    }
}
