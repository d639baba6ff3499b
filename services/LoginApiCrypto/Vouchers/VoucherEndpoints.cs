namespace Icaro.LoginApiCrypto.Vouchers;

/// <summary>The vouchers of a box.</summary>
internal static class VoucherEndpoints
{
    public static void MapVouchers(this IEndpointRouteBuilder boxes)
    {
        var vouchers = boxes.MapGroup("/{registrationNumber}/vouchers").WithTags("Vouchers")
            .ProducesProblem(StatusCodes.Status404NotFound);
        vouchers.MapGet("", ListAsync).WithSummary("The vouchers of a box, without their codes");
        vouchers.MapPost("", CreateAsync).WithSummary("Creates vouchers; only this response shows their codes")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        vouchers.MapDelete("/{id}", DeleteAsync).WithSummary("Invalidates a voucher")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<List<VoucherResponse>>, ApiError>> ListAsync(
        string registrationNumber, LoginApiDbContext db, CancellationToken cancellationToken)
    {
        if (await FindBoxAsync(registrationNumber, db, cancellationToken) is not { } boxId)
            return BoxEndpoints.NotFound();

        return TypedResults.Ok(await db.Vouchers
            .Where(voucher => voucher.BoxId == boxId)
            .OrderBy(voucher => voucher.Id)
            .Select(voucher => new VoucherResponse(
                voucher.Id,
                voucher.MaxUses,
                db.VoucherUses.Count(use => use.VoucherId == voucher.Id),
                voucher.Expires,
                voucher.Note,
                voucher.Created))
            .ToListAsync(cancellationToken));
    }

    private static async Task<Results<Created<NewVouchersResponse>, ApiError>> CreateAsync(
        string registrationNumber,
        JsonBody<VoucherRequest> body,
        LoginApiDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await FindBoxAsync(registrationNumber, db, cancellationToken) is not { } boxId)
            return BoxEndpoints.NotFound();

        var codes = Enumerable.Range(0, body.Value.Count ?? 1).Select(_ => VoucherCode.Create()).ToList();
        db.Vouchers.AddRange(codes.Select(code => new Voucher
        {
            BoxId = boxId,
            CodeHash = VoucherCode.Hash(boxId, code),
            MaxUses = body.Value.MaxUses ?? 1,
            Expires = body.Value.Expires?.ToUniversalTime(),
            Note = body.Value.Note ?? "",
            Created = time.GetUtcNow(),
        }));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, new NewVouchersResponse(codes));
    }

    private static async Task<Results<NoContent, ApiError>> DeleteAsync(
        string registrationNumber, string id, LoginApiDbContext db, CancellationToken cancellationToken)
    {
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var voucherId))
            return ApiError.BadRequest("The id of a voucher is a positive number");
        if (await FindBoxAsync(registrationNumber, db, cancellationToken) is not { } boxId)
            return BoxEndpoints.NotFound();

        var deleted = await db.Vouchers
            .Where(voucher => voucher.BoxId == boxId && voucher.Id == voucherId)
            .ExecuteDeleteAsync(cancellationToken);
        return deleted > 0
            ? TypedResults.NoContent()
            : ApiError.Of(StatusCodes.Status404NotFound, "No voucher found!", "voucher_unknown");
    }

    private static Task<int?> FindBoxAsync(string registrationNumber, LoginApiDbContext db, CancellationToken cancellationToken) => db.Boxes
        .Where(box => box.RegistrationNumber == registrationNumber)
        .Select(box => (int?)box.Id)
        .SingleOrDefaultAsync(cancellationToken);
}
