namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>All boxes as one JSON file, for backup and for other installations. Secrets leave it sealed.</summary>
internal static class TransferEndpoints
{
    public static void MapTransfer(this IEndpointRouteBuilder boxes)
    {
        boxes.MapGet("/export", ExportAsync).WithSummary("All boxes, with sealed secrets").Produces<BoxFile>();
        boxes.MapPost("/import", ImportAsync).WithSummary("Adds and changes boxes: all of them, or none when one is wrong")
            .Produces<ImportAnswer>().Produces<ErrorMessage>(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ExportAsync(LoginApiDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        var boxes = await db.Boxes.AsNoTracking().OrderBy(box => box.RegistrationNumber).ToListAsync(cancellationToken);
        return TypedResults.Json(new BoxFile(boxes.ConvertAll(box => Export(box, keys))), LoginApiJson.Default.BoxFile);
    }

    private static async Task<IResult> ImportAsync(
        JsonBody<BoxFile> body,
        LoginApiDbContext db,
        KeyRing keys,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;

        var requests = body.Value.Boxes!;
        var numbers = requests.ConvertAll(box => box.RegistrationNumber);
        var known = await db.Boxes
            .Where(box => numbers.Contains(box.RegistrationNumber))
            .ToDictionaryAsync(box => box.RegistrationNumber, cancellationToken);
        foreach (var request in requests)
        {
            if (!TryUnseal(request, keys, out var unsealed))
                return ApiError.BadRequest($"{request.RegistrationNumber}: sealed_secret was sealed by another installation");
            if (known.TryGetValue(request.RegistrationNumber!, out var box))
                unsealed.ApplyTo(box, time.GetUtcNow());
            else
                db.Boxes.Add(box = unsealed.ToBox(time.GetUtcNow()));
            if (BoxRules.FindFault(box) is { } fault)
                return ApiError.BadRequest($"{request.RegistrationNumber}: {fault}");
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Json(
            new ImportAnswer(numbers.Count - known.Count, known.Count), LoginApiJson.Default.ImportAnswer);
    }

    private static BoxRequest Export(Box box, KeyRing keys) => new(
        box.RegistrationNumber,
        box.Name,
        box.BaseUrl,
        box.Encrypted,
        box.Version,
        box.Unsalted,
        box.LapiName,
        box.SiName,
        box.Callback,
        box.LogonTypes,
        box.Decision,
        box.DecisionUrl,
        DecisionSecret: null,
        box.PmsFields,
        box.PmsUrl,
        box.RefreshPages,
        box.Texts,
        box.Logo,
        box.Language,
        Secret: null,
        keys.Seal(box.Secret, SealPurpose.BoxSecret),
        box.DecisionSecret is { } secret ? keys.Seal(secret, SealPurpose.DecisionSecret) : null);

    private static bool TryUnseal(BoxRequest request, KeyRing keys, out BoxRequest unsealed)
    {
        unsealed = request;
        try
        {
            if (request.SealedSecret is { } secret)
                unsealed = unsealed with { Secret = keys.OpenText(secret, SealPurpose.BoxSecret) };
            if (request.SealedDecisionSecret is { } decisionSecret)
                unsealed = unsealed with { DecisionSecret = keys.OpenText(decisionSecret, SealPurpose.DecisionSecret) };
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

internal sealed record BoxFile(List<BoxRequest>? Boxes) : IRequestBody<BoxFile>
{
    public static JsonTypeInfo<BoxFile> Json => LoginApiJson.Default.BoxFile;

    public string? FindFault()
    {
        if (Boxes is null)
            return "boxes is required";

        foreach (var (index, box) in Boxes.Index())
        {
            if ((box is null ? "is null" : box.FindGap() ?? box.FindFault()) is { } fault)
                return $"boxes[{index}]: {fault}";
        }

        return Boxes.DistinctBy(box => box.RegistrationNumber).Count() < Boxes.Count ? "boxes names one twice" : null;
    }
}

internal sealed record ImportAnswer(int Created, int Updated);
