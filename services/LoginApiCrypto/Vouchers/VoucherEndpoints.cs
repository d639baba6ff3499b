namespace Icaro.LoginApiCrypto.Vouchers;

/// <summary>The vouchers of a box.</summary>
internal static class VoucherEndpoints
{
    public static void MapVouchers(this RouteGroupBuilder boxes)
    {
        var vouchers = boxes.MapGroup("/{registrationNumber}/vouchers").WithTags("Vouchers");
        vouchers.MapGet("", ListAsync).WithSummary("The vouchers of a box, without their codes")
            .Produces<List<VoucherAnswer>>().Produces<ErrorMessage>(StatusCodes.Status404NotFound);
        vouchers.MapPost("", CreateAsync).WithSummary("Makes vouchers; the answer shows their codes, once")
            .Produces<NewVouchersAnswer>(StatusCodes.Status201Created)
            .Produces<ErrorMessage>(StatusCodes.Status400BadRequest).Produces<ErrorMessage>(StatusCodes.Status404NotFound);
        vouchers.MapDelete("/{id}", DeleteAsync).WithSummary("Makes a voucher worthless")
            .Produces(StatusCodes.Status204NoContent).Produces<ErrorMessage>(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(string registrationNumber, LoginApiDbContext db, CancellationToken cancellationToken)
    {
        if (await FindBoxAsync(registrationNumber, db, cancellationToken) is not { } boxId)
            return BoxEndpoints.NotFound();

        var vouchers = await db.Vouchers
            .Where(voucher => voucher.BoxId == boxId)
            .OrderBy(voucher => voucher.Id)
            .Select(voucher => new VoucherAnswer(
                voucher.Id,
                voucher.MaxUses,
                db.VoucherUses.Count(use => use.VoucherId == voucher.Id),
                voucher.Expires,
                voucher.Note,
                voucher.Created))
            .ToListAsync(cancellationToken);
        return TypedResults.Json(vouchers, LoginApiJson.Default.ListVoucherAnswer);
    }

    private static async Task<IResult> CreateAsync(
        string registrationNumber, JsonBody<VoucherRequest> body, LoginApiDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
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
        return TypedResults.Json(new NewVouchersAnswer(codes), LoginApiJson.Default.NewVouchersAnswer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DeleteAsync(
        string registrationNumber, string id, LoginApiDbContext db, CancellationToken cancellationToken)
    {
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var voucherId))
            return ApiError.BadRequest("The id of a voucher is a positive number");
        if (await FindBoxAsync(registrationNumber, db, cancellationToken) is not { } boxId)
            return BoxEndpoints.NotFound();

        var deleted = await db.Vouchers
            .Where(voucher => voucher.BoxId == boxId && voucher.Id == voucherId)
            .ExecuteDeleteAsync(cancellationToken);
        return deleted > 0 ? TypedResults.NoContent() : ApiError.NotFound("No voucher found!");
    }

    private static Task<int?> FindBoxAsync(string registrationNumber, LoginApiDbContext db, CancellationToken cancellationToken) => db.Boxes
        .Where(box => box.RegistrationNumber == registrationNumber)
        .Select(box => (int?)box.Id)
        .SingleOrDefaultAsync(cancellationToken);
}
