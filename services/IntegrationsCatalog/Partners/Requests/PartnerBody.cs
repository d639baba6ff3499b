namespace Icaro.IntegrationsCatalog.Partners.Requests;

/// <summary>A JSON body, to be read with a <see cref="BodyCheck"/>.</summary>
internal sealed record PartnerBody(JsonElement Root, IResult? Rejection)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async ValueTask<PartnerBody> BindAsync(HttpContext context)
    {
        try
        {
            var document = await JsonDocument.ParseAsync(context.Request.Body, Strict, context.RequestAborted);
            context.Response.RegisterForDispose(document);
            return new(document.RootElement, Rejection: null);
        }
        catch (JsonException malformed)
        {
            return new(default, Malformed(malformed));
        }
        catch (BadHttpRequestException unreadable)
        {
            var isTooLarge = unreadable.StatusCode is StatusCodes.Status413PayloadTooLarge;
            return new(default, ApiError.Of(unreadable.StatusCode, isTooLarge ? "Request body too large" : "Request body unreadable"));
        }
    }

    /// <param name="read">Reads the root, and notes what is wrong.</param>
    /// <returns>What was read, or the answer to what cannot be.</returns>
    public (T? Value, IResult? Rejection) Read<T>(Func<BodyCheck, JsonElement, T?> read)
        where T : class
    {
        if (Rejection is not null)
            return (null, Rejection);

        var check = new BodyCheck();
        var value = read(check, Root);
        return check.Rejection is { } rejection ? (null, rejection) : (value, null);
    }

    private static JsonHttpResult<FaultyRequest>? Malformed(JsonException malformed)
    {
        var check = new BodyCheck();
        check.Refuse(
            malformed is { LineNumber: { } line, BytePositionInLine: { } column }
                ? $"is not JSON: line {line + 1}, byte {column + 1}"
                : "is not JSON, or names a field twice");
        return check.Rejection;
    }
}
