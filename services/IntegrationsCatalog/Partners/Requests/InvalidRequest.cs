namespace Icaro.IntegrationsCatalog.Partners.Requests;

/// <summary>The response to an invalid request, with its errors, of which a body may have more than are said.</summary>
internal sealed record InvalidRequest(
    string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RequestError>? Errors)
{
    public static InvalidResult Of(IReadOnlyList<RequestError> errors) => Of(StatusCodes.Status400BadRequest, "Request is faulty", errors);

    public static InvalidResult Of(int status, string message, IReadOnlyList<RequestError>? errors = null) =>
        TypedResults.Json(new InvalidRequest(message, errors), CatalogJson.Default.InvalidRequest, statusCode: status);
}

/// <param name="Path">A JSONPath from the body's root, <c>$</c>; or a parameter of the query, such as <c>?from</c>.</param>
internal sealed record RequestError(string Path, string Message);
