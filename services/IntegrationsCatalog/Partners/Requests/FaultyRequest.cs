namespace Icaro.IntegrationsCatalog.Partners.Requests;

/// <summary>The answer to a request, with everything that is wrong with it.</summary>
internal sealed record FaultyRequest(string Message, IReadOnlyList<RequestFault> Errors)
{
    public static JsonHttpResult<FaultyRequest> Answer(IReadOnlyList<RequestFault> faults) => TypedResults.Json(
        new FaultyRequest("Request is faulty", faults),
        FaultyRequestJson.Default.FaultyRequest,
        statusCode: StatusCodes.Status400BadRequest);
}

/// <summary>Something that is wrong.</summary>
/// <param name="Path">JSONPath from the body's root, <c>$</c>; or a parameter of the query, such as <c>?from</c>.</param>
internal sealed record RequestFault(string Path, string Message);

[JsonSerializable(typeof(FaultyRequest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class FaultyRequestJson : JsonSerializerContext;
