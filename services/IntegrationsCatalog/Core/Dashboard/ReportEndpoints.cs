namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>The graphs of Sun-UI's reports. What they show is not stored here, so they are empty.</summary>
internal static class ReportEndpoints
{
    private const string NoGraph = "API not found";

    private static readonly string[] Names =
    [
        "current", "sessions", "traffic", "avg_user_traffic", "avg_user_duration", "avg_conn_traffic", "avg_conn_duration", "sms_year",
        "sms_history", "account_types_graph", "account_types_pie",
    ];

    public static void MapReports(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/api/stats/reports/{graph}/graph", Show)
        .RequireAuthorization()
        .WithTags("Stats")
        .WithSummary("Always an empty graph: sessions and text messages are not stored here")
        .ReturnsError(404, NoGraph);

    private static Results<Ok<GraphResponse>, ApiError> Show(string graph) => Names.Contains(graph)
        ? TypedResults.Ok(GraphResponse.Of(graph))
        : ApiError.NotFound(NoGraph);
}

/// <param name="Sets">Of the graphs by type of account; the others have the two sets below and their averages.</param>
internal sealed record GraphResponse(
    string[] Labels,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string[]? Sets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GraphSet? Set0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GraphSet? Set1,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int[]? Avg)
{
    public static GraphResponse Example { get; } = Of("sessions");

    public static GraphResponse Of(string graph) => graph.StartsWith("account_types", StringComparison.Ordinal)
        ? new([], [], null, null, null)
        : new([], null, GraphSet.Empty, GraphSet.Empty, [0, 0]);
}

internal sealed record GraphSet(string[] Labels, int[] Data, string Name)
{
    public static GraphSet Empty { get; } = new([], [], "");
}
