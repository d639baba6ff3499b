namespace Icaro.LoginApiCrypto.Vouchers;

/// <summary>Without a body: one voucher for one logon.</summary>
internal sealed record VoucherRequest(int? Count, int? MaxUses, DateTimeOffset? Expires, string? Note) : IValidatedBody<VoucherRequest>
{
    private const int MaxCount = 1000;

    public static JsonTypeInfo<VoucherRequest> Json => LoginApiJson.Default.VoucherRequest;

    public static VoucherRequest Empty { get; } = new(null, null, null, null);

    public FieldCheck Validate() => new FieldCheck()
        .Check(Count is null or (> 0 and <= MaxCount), nameof(Count), $"is not 1 to {MaxCount}")
        .Check(MaxUses is null or (> 0 and <= 1_000_000), nameof(MaxUses), "is not 1 to 1000000")
        .Optional(Note, 200);
}

internal sealed record VoucherResponse(int Id, int MaxUses, int Uses, DateTimeOffset? Expires, string Note, DateTimeOffset Created);

internal sealed record NewVouchersResponse(IReadOnlyList<string> Codes)
{
    public override string ToString() => nameof(NewVouchersResponse);
}
