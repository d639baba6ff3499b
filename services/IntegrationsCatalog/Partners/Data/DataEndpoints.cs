using Microsoft.Net.Http.Headers;

namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>The data points of a project's devices.</summary>
internal static class DataEndpoints
{
    /// <summary>Bytes: 1,000 data points with every field.</summary>
    public const int MaxBody = 4 * 1024 * 1024;

    private static readonly JsonWriterOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void MapData(this RouteGroupBuilder project)
    {
        var data = project.MapGroup("").WithTags("Data");
        data.MapGet("/data", ListAsync)
            .WithSummary("Lists data points, newest first. The header Link leads to the next page")
            .Returns([DataResponse.Example], CatalogJson.Partners.ListDataResponse)
            .ReturnsInvalid("?from", "is not a time such as 2026-01-31T12:00:00Z")
            .ReturnsNoProject();
        data.MapPost("/data", PostAsync)
            .WithSummary("Stores a data point, or up to 1,000 in an array: all of them, or none")
            .ReadsData()
            .ReturnsInvalid("$[3].payload.location.latitude", "is not -90 to 90")
            .ReturnsNoProject();
        data.MapPost("/devices/{device}/data", PostOfDeviceAsync)
            .WithSummary("Stores data points of a device, which they need not name")
            .ReadsData()
            .ReturnsInvalid("$.timestamp", "is more than a day from now")
            .ReturnsNoProject("Device not found");
    }

    private static async Task<Results<FileContentHttpResult, InvalidResult>> ListAsync(
        RouteProject project, [AsParameters] DataQuery query, CatalogDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        var (filter, errors) = query.Parse();
        if (filter is null)
            return InvalidRequest.Of(errors);

        var page = await DataPage.ReadAsync(db, project.Value, filter, cancellationToken);
        if (page.Next is { } next)
            context.Response.Headers[HeaderNames.Link] = $"<{Link(context.Request, next)}>; rel=\"next\"";
        return TypedResults.Bytes(Json(page, project.Value), "application/json");
    }

    private static Task<Results<Ok<StoredDataResponse>, InvalidResult, ApiError>> PostAsync(
        RouteProject project, PartnerBody body, DataIntake intake, CancellationToken cancellationToken) =>
        intake.StoreAsync(project.Value, deviceId: null, body, cancellationToken);

    private static async Task<Results<Ok<StoredDataResponse>, InvalidResult, ApiError>> PostOfDeviceAsync(
        RouteProject project,
        string device,
        PartnerBody body,
        DataIntake intake,
        CatalogDbContext db,
        CancellationToken cancellationToken) =>
        await db.Devices.AnyAsync(row => row.HotspotId == project.Value.HotspotId && row.DeviceId == device, cancellationToken)
            ? await intake.StoreAsync(project.Value, device, body, cancellationToken)
            : ApiError.NotFound("Device not found");

    private static RouteHandlerBuilder ReadsData(this RouteHandlerBuilder route) => route
        .WithMetadata(
            new RequestSizeLimitAttribute(MaxBody),
            new BodyExample(JsonSerializer.SerializeToNode([DataResponse.NewExample], CatalogJson.Partners.ListDataResponse)!))
        .Reads<List<DataResponse>>();

    /// <returns>The request's path and query with the cursor of the next page.</returns>
    private static string Link(HttpRequest request, DataCursor next) =>
        request.Path + QueryString.Create([.. request.Query.Where(one => one.Key is not "cursor"), new("cursor", next.ToString())]);

    private static ReadOnlyMemory<byte> Json(DataPage page, Project project)
    {
        var bytes = new ArrayBufferWriter<byte>(16 * 1024);
        using var json = new Utf8JsonWriter(bytes, Plain);
        json.WriteStartArray();
        foreach (var point in page.Points)
            point.Write(json, project, integrationId: null);
        json.WriteEndArray();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
