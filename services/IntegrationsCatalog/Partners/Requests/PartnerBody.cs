namespace Icaro.IntegrationsCatalog.Partners.Requests;

/// <summary>A JSON body, to be read with a <see cref="BodyCheck"/>.</summary>
internal sealed record PartnerBody(JsonElement Root, InvalidResult? Error)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async ValueTask<PartnerBody> BindAsync(HttpContext context)
    {
        try
        {
            var document = await JsonDocument.ParseAsync(context.Request.Body, Strict, context.RequestAborted);
            context.Response.RegisterForDispose(document);
            return new(document.RootElement, Error: null);
        }
        catch (JsonException exception)
        {
            return new(default, InvalidRequest.Of([new("$", exception is { LineNumber: { } line, BytePositionInLine: { } column }
                ? $"is not JSON: line {line + 1}, byte {column + 1}"
                : "is not JSON, or names a field twice")]));
        }
        catch (BadHttpRequestException exception)
        {
            var isTooLarge = exception.StatusCode is StatusCodes.Status413PayloadTooLarge;
            return new(default, InvalidRequest.Of(exception.StatusCode, isTooLarge ? "Request body too large" : "Request body unreadable"));
        }
    }

    /// <param name="read">Reads the root, and adds errors to the check.</param>
    /// <returns>The value, or the response to an invalid body.</returns>
    public (T? Value, InvalidResult? Error) Read<T>(Func<BodyCheck, JsonElement, T?> read)
        where T : class
    {
        if (Error is not null)
            return (null, Error);

        var check = new BodyCheck();
        var value = read(check, Root);
        return check.Errors is [] ? (value, null) : (null, InvalidRequest.Of(check.Errors));
    }
}
