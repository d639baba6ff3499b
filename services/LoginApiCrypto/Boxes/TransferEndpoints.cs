namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>All boxes as one JSON file, for backups and other installations. Secrets are sealed.</summary>
internal static class TransferEndpoints
{
    public static void MapTransfer(this IEndpointRouteBuilder boxes)
    {
        boxes.MapGet("/export", ExportAsync).WithSummary("All boxes, with sealed secrets");
        boxes.MapPost("/import", ImportAsync).WithSummary("Adds and changes boxes: all of them, or none if one is invalid")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Ok<BoxFile>> ExportAsync(LoginApiDbContext db, KeyRing keys, CancellationToken cancellationToken)
    {
        var boxes = await db.Boxes.AsNoTracking().OrderBy(box => box.RegistrationNumber).ToListAsync(cancellationToken);
        return TypedResults.Ok(new BoxFile(boxes.ConvertAll(box => Export(box, keys))));
    }

    private static async Task<Results<Ok<ImportResponse>, ApiError>> ImportAsync(
        JsonBody<BoxFile> body,
        LoginApiDbContext db,
        KeyRing keys,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var requests = body.Value.Boxes!;
        var numbers = requests.ConvertAll(box => box.RegistrationNumber);
        var known = await db.Boxes
            .Where(box => numbers.Contains(box.RegistrationNumber))
            .ToDictionaryAsync(box => box.RegistrationNumber, cancellationToken);
        var check = new FieldCheck();
        foreach (var (index, request) in requests.Index())
        {
            if (!TryUnseal(request, keys, out var unsealed))
                return ApiError.BadRequest($"{request.RegistrationNumber}: sealed_secret was sealed by another installation");
            if (known.TryGetValue(request.RegistrationNumber!, out var box))
                unsealed.ApplyTo(box, time.GetUtcNow());
            else
                db.Boxes.Add(box = unsealed.ToBox(time.GetUtcNow()));
            check.Nested($"/boxes/{index}", request.RegistrationNumber!, BoxRules.Validate(box));
        }

        if (check.Fault is not null)
            return ApiError.Invalid(check);

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new ImportResponse(numbers.Count - known.Count, known.Count));
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
        box.TicketTemplate,
        box.DecisionUrl,
        DecisionSecret: null,
        box.PmsFields,
        box.PmsInputs,
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

internal sealed record BoxFile(List<BoxRequest>? Boxes) : IValidatedBody<BoxFile>
{
    public static JsonTypeInfo<BoxFile> Json => LoginApiJson.Default.BoxFile;

    public FieldCheck Validate()
    {
        var check = new FieldCheck().Check(Boxes is not null, nameof(Boxes), "is required");
        foreach (var (index, box) in (Boxes ?? []).Index())
        {
            if (box is null)
                return check.Check(false, nameof(Boxes), "contains null");

            var (path, name) = ($"/boxes/{index}", $"boxes[{index}]");
            check.Nested(path, name, box.ValidateNew()).Nested(path, name, box.Validate());
        }

        return check.Check(
            Boxes is null || Boxes.DistinctBy(box => box.RegistrationNumber).Count() == Boxes.Count, nameof(Boxes), "contains one twice");
    }
}

internal sealed record ImportResponse(int Created, int Updated);
