using Microsoft.Net.Http.Headers;

namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>What the devices of a project measured: brought in, and asked for.</summary>
internal static class DataEndpoints
{
    /// <summary>Bytes: 1,000 data points with every field there is.</summary>
    public const int MaxBody = 4 * 1024 * 1024;

    private const string NoDevice = "Device not found";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void MapData(this RouteGroupBuilder project)
    {
        var data = project.MapGroup("").WithTags("Data");
        data.MapGet("/data", ListAsync)
            .WithSummary("What was measured, newest first; the header Link leads to the next page")
            .Answers([DataAnswer.Example], DataAnswerJson.Default.IReadOnlyListDataAnswer)
            .RefusesFaulty("?from", "is not a time such as 2026-01-31T12:00:00Z")
            .RefusesProject();
        data.MapPost("/data", PostAsync)
            .WithSummary("Bring in one data point, or up to 1,000 in an array: all of them, or none")
            .Brings()
            .RefusesFaulty("$[3].payload.location.latitude", "is not -90 to 90")
            .RefusesProject();
        data.MapPost("/devices/{device}/data", PostOfDeviceAsync)
            .WithSummary("Bring in data of one device, which then need not be named in it")
            .Brings()
            .RefusesFaulty("$.timestamp", "is more than a day from now")
            .RefusesProject(NoDevice);
    }

    private static async Task<IResult> ListAsync(
        RouteProject project, [AsParameters] DataQuery query, CatalogDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        if (project.Rejection is { } rejection)
            return rejection;
        var (filter, faults) = query.Parse();
        if (filter is null)
            return FaultyRequest.Answer(faults);

        var page = await DataPage.ReadAsync(db, project.Value, filter, cancellationToken);
        if (page.Next is { } next)
            context.Response.Headers[HeaderNames.Link] = $"<{Link(context.Request, next)}>; rel=\"next\"";
        return TypedResults.Bytes(Json(page, project.Value), "application/json");
    }

    private static Task<IResult> PostAsync(
        RouteProject project, PartnerBody body, DataIntake intake, CancellationToken cancellationToken) =>
        intake.TakeAsync(project, deviceId: null, body, cancellationToken);

    private static async Task<IResult> PostOfDeviceAsync(
        RouteProject project, string device, PartnerBody body, DataIntake intake, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (project.Rejection is { } rejection)
            return rejection;

        var hotspotId = project.Value.HotspotId;
        return await db.Devices.AnyAsync(row => row.HotspotId == hotspotId && row.DeviceId == device, cancellationToken)
            ? await intake.TakeAsync(project, device, body, cancellationToken)
            : ApiError.NotFound(NoDevice);
    }

    private static RouteHandlerBuilder Brings(this RouteHandlerBuilder route) => route
        .WithMetadata(new RequestSizeLimitAttribute(MaxBody))
        .Reads([DataAnswer.NewExample], DataAnswerJson.Default.IReadOnlyListDataAnswer)
        .Answers(new(Stored: 1, Repeated: 0), DataAnswerJson.Default.StoredDataAnswer);

    /// <summary>The same request, but for the cursor.</summary>
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
