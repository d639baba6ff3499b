namespace Icaro.LoginApiCrypto.Operators;

/// <summary>For integrators of boxes: creates and reads messages, and explains what is wrong with one.</summary>
internal static class OperatorEndpoints
{
    public static void AddOperators(this IServiceCollection services) =>
        services.AddScoped<SealDiagnosis>().AddScoped<MessageDiagnostics>();

    public static void MapOperators(this IEndpointRouteBuilder boxes)
    {
        var messages = boxes.MapGroup("/{registrationNumber}").WithTags("Messages")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        messages.MapPost("/encode", EncodeAsync).WithSummary("Creates a message from fields; missing ver, id and lang are added");
        messages.MapPost("/decode", DecodeAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Reads a message, from a url or from lapi and si");
        messages.MapPost("/explain", ExplainAsync)
            .AdminsNeed(OperatorRoles.Operate)
            .WithSummary("Explains step by step what a message is and what is wrong with it");
    }

    private static async Task<Results<Ok<EncodeResponse>, ApiError>> EncodeAsync(
        string registrationNumber, JsonBody<EncodeRequest> body, BoxDirectory boxes, CancellationToken cancellationToken)
    {
        if (await boxes.FindAsync(registrationNumber, cancellationToken) is not { } box)
            return BoxEndpoints.NotFound();

        var (fields, error) = body.Value.ToFields(box);
        if (error is not null)
            return InvalidField(error);
        var (message, invalid) = LapiMessages.Read(fields);
        if (message is null)
            return InvalidField(invalid!);
        if (message.Version.Major != box.Version.Major)
            return InvalidField(new(LapiError.VersionMismatch, "ver", $"The box is registered for version {box.Version}"));

        // From the fields as they were given, to keep those that only the box knows.
        var text = fields.ToString();
        var sealedText = box.Seal(text);
        return MessageAddress.TryBuild(box, message, sealedText, out var url)
            ? TypedResults.Ok(new EncodeResponse(sealedText.Lapi, sealedText.Si, url, text))
            : InvalidMessage(LapiError.TooLong);
    }

    private static async Task<Results<Ok<DecodeResponse>, ApiError>> DecodeAsync(
        string registrationNumber,
        JsonBody<MessageRequest> body,
        BoxDirectory boxes,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await boxes.FindAsync(registrationNumber, cancellationToken) is not { } box)
            return BoxEndpoints.NotFound();

        var (lapi, si) = body.Value.Parts(box.Row);
        var (opened, secretId) = box.Open(lapi, si, time.GetUtcNow());
        if (!opened.IsGenuine)
            return InvalidMessage(opened.Error);
        var (fields, error) = FieldList.Parse(opened.Text);
        if ((error ?? LapiMessages.Read(fields).Error) is { } invalid)
            return ApiError.Of(StatusCodes.Status400BadRequest, invalid.Message, invalid.Code);

        return TypedResults.Ok(
            new DecodeResponse(opened.Text, fields.All.ToDictionary(), box.IsCurrent(secretId) ? "current" : "previous"));
    }

    private static async Task<Results<Ok<Explanation>, ApiError>> ExplainAsync(
        string registrationNumber,
        JsonBody<MessageRequest> body,
        BoxDirectory boxes,
        MessageDiagnostics diagnostics,
        CancellationToken cancellationToken) =>
        await boxes.FindAsync(registrationNumber, cancellationToken) is { } box
            ? TypedResults.Ok(await diagnostics.ExplainAsync(box, body.Value, cancellationToken))
            : BoxEndpoints.NotFound();

    private static ApiError InvalidMessage(string code) => ApiError.Of(StatusCodes.Status400BadRequest, LapiError.Describe(code), code);

    /// <summary>Names the field by its JSON pointer in the request.</summary>
    private static ApiError InvalidField(FieldError error)
    {
        var name = error.Field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return ApiError.Of(
            StatusCodes.Status400BadRequest,
            error.Message,
            error.Code,
            new Dictionary<string, string[]> { [$"/fields/{name}"] = [error.Message] });
    }
}
