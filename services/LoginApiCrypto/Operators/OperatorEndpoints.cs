namespace Icaro.LoginApiCrypto.Operators;

/// <summary>For people who integrate boxes: makes and reads messages, and says what is wrong with one.</summary>
internal static class OperatorEndpoints
{
    public static void AddOperators(this IServiceCollection services) => services.AddScoped<SealDiagnosis>().AddScoped<MessageDiagnostics>();

    public static void MapOperators(this RouteGroupBuilder boxes)
    {
        var messages = boxes.MapGroup("/{registrationNumber}").WithTags("Messages");
        messages.MapPost("/encode", EncodeAsync).WithSummary("Makes a message of fields; ver and id are filled in when missing")
            .Produces<EncodeAnswer>().ProducesFaults();
        messages.MapPost("/decode", DecodeAsync).WithSummary("Reads a message, from a url or from lapi and si")
            .Produces<DecodeAnswer>().ProducesFaults();
        messages.MapPost("/explain", ExplainAsync).WithSummary("Says step by step what a message is and what is wrong with it")
            .Produces<Explanation>().ProducesFaults();
    }

    private static async Task<IResult> EncodeAsync(
        string registrationNumber, JsonBody<EncodeRequest> body, BoxDirectory boxes, CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if (await boxes.FindAsync(registrationNumber, cancellationToken) is not { } box)
            return BoxEndpoints.NotFound();

        var (fields, fault) = body.Value.ToFields(box);
        if (fault is not null)
            return LapiErrorAnswer.Of(fault).ToResult();
        var (message, wrong) = LapiMessages.Read(fields);
        if (message is null)
            return LapiErrorAnswer.Of(wrong!).ToResult();
        if (message.Version.Major != box.Version.Major)
            return new LapiErrorAnswer(LapiError.VersionMismatch, "ver", $"The box is registered for version {box.Version}").ToResult();

        // As it was given, so that a field which only the box knows is kept.
        var text = fields.ToString();
        var sealedText = box.Seal(text);
        return MessageAddress.TryBuild(box, message, sealedText, out var url)
            ? TypedResults.Json(new EncodeAnswer(sealedText.Lapi, sealedText.Si, url, text), LoginApiJson.Default.EncodeAnswer)
            : LapiErrorAnswer.Of(LapiError.TooLong).ToResult();
    }

    private static async Task<IResult> DecodeAsync(
        string registrationNumber, JsonBody<MessageRequest> body, BoxDirectory boxes, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if (await boxes.FindAsync(registrationNumber, cancellationToken) is not { } box)
            return BoxEndpoints.NotFound();

        var (lapi, si) = body.Value.Parts(box.Row);
        var (opened, secretId) = box.Open(lapi, si, time.GetUtcNow());
        if (!opened.IsGenuine)
            return LapiErrorAnswer.Of(opened.Error).ToResult();
        var (fields, fault) = FieldList.Parse(opened.Text);
        if ((fault ?? LapiMessages.Read(fields).Fault) is { } wrong)
            return LapiErrorAnswer.Of(wrong).ToResult();

        return TypedResults.Json(
            new DecodeAnswer(opened.Text, fields.All.ToDictionary(), box.IsCurrent(secretId) ? "current" : "previous"), LoginApiJson.Default.DecodeAnswer);
    }

    private static async Task<IResult> ExplainAsync(
        string registrationNumber, JsonBody<MessageRequest> body, BoxDirectory boxes, MessageDiagnostics explainer, CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;

        return await boxes.FindAsync(registrationNumber, cancellationToken) is { } box
            ? TypedResults.Json(await explainer.ExplainAsync(box, body.Value, cancellationToken), LoginApiJson.Default.Explanation)
            : BoxEndpoints.NotFound();
    }

    private static RouteHandlerBuilder ProducesFaults(this RouteHandlerBuilder route) => route
        .Produces<LapiErrorAnswer>(StatusCodes.Status400BadRequest).Produces<ErrorMessage>(StatusCodes.Status404NotFound);
}
