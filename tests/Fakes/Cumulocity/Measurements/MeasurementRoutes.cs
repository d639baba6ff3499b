namespace Icaro.Cumulocity.Measurements;

/// <summary><c>/measurement/measurements</c>: one, or a collection that is taken as a whole or not at all.</summary>
internal static class MeasurementRoutes
{
    private const string Api = "measurement";
    private const string Path = "/measurement/measurements";

    public static void MapMeasurements(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, AddAsync);
        routes.MapGet(Path, (HttpRequest request, Tenant tenant) => request.Page(
            Api, "measurements", tenant.Measurements(request.Query["source"]), MediaTypes.Measurements));
    }

    private static async Task<IResult> AddAsync(HttpRequest request, Tenant tenant)
    {
        var (body, refusal) = await request.ReadAsync(Api, MediaTypes.Measurement, MediaTypes.Measurements);
        if (body is null)
            return refusal!;

        var isCollection = body.ContainsKey("measurements");
        var type = isCollection ? MediaTypes.Measurements : MediaTypes.Measurement;
        if (!request.Accepts(type))
            return Exchange.NotAcceptable(Api, type);
        if (MeasurementsOf(body) is not { Count: > 0 } measurements)
            return Refusal.Unprocessable(Api, "measurements must be an array of objects");
        if (measurements.Select(one => FindFault(one, tenant)).FirstOrDefault(fault => fault is not null) is { } found)
            return Refusal.Unprocessable(Api, found);

        var added = tenant.AddMeasurements(measurements);
        return isCollection
            ? request.Answer(
                StatusCodes.Status201Created,
                new JsonObject { ["measurements"] = new JsonArray([.. added.Select(one => request.Linked(Path, one))]) },
                type)
            : request.Created(Path, added[0], type);
    }

    private static IReadOnlyList<JsonObject>? MeasurementsOf(JsonObject body) =>
        !body.TryGetPropertyValue("measurements", out var list) ? [body]
        : list is JsonArray array && array.All(one => one is JsonObject) ? [.. array.Cast<JsonObject>()]
        : null;

    private static string? FindFault(JsonObject measurement, Tenant tenant)
    {
        var fragments = measurement.Where(field => field.Key is not ("source" or "time" or "type")).ToList();
        return measurement.FindFaultOfSource(tenant)
            ?? (!measurement.HasTime() ? "time is missing, or is no date with a zone"
                : !measurement.HasText("type") ? "type is missing"
                : fragments is [] ? "there is nothing measured"
                : fragments.Find(one => !IsFragment(one.Key, one.Value)) is { Key: { } wrong } ? $"{wrong} is no fragment of series"
                : null);
    }

    private static bool IsFragment(string name, JsonNode? fragment) =>
        Fields.IsName(name) && fragment is JsonObject { Count: > 0 } series
        && series.All(one => Fields.IsName(one.Key) && one.Value is JsonObject reading && reading.Number("value") is not null
            && (!reading.ContainsKey("unit") || reading.HasText("unit")));
}
