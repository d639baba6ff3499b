using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Icaro.Postgres.Resealing;

/// <summary>Tells operators which keys are still needed.</summary>
public static class SealedValuesEndpoints
{
    /// <param name="administrators">A group that only administrators or our own services may call.</param>
    public static void MapSealedValues(this IEndpointRouteBuilder administrators) =>
        administrators.MapGet("/sealing", CountAsync)
            .WithSummary("Counts the sealed values of each key. A key without any can leave the ring");

    private static async Task<Results<Ok<SealedValuesResponse>, ApiError>> CountAsync(
        SealedValues values, CancellationToken cancellationToken) =>
        await values.CountAsync(cancellationToken) is { } counts
            ? TypedResults.Ok(counts)
            : ApiError.Of(StatusCodes.Status503ServiceUnavailable, "The database is unavailable");
}

/// <param name="Keys">Those of the ring, newest first, then those that it lacks.</param>
/// <param name="Columns">The same by column. Of an outbox, messages are counted.</param>
public sealed record SealedValuesResponse(IReadOnlyList<SealingKeyResponse> Keys, IReadOnlyList<SealedColumnResponse> Columns)
{
    public static SealedValuesResponse Example { get; } = new(
        [new("5f2a90c1", SealingKeyState.Newest, 812), new("91bc07de", SealingKeyState.Older, 3)],
        [new("units", "secret", "5f2a90c1", 812), new("units", "secret", "91bc07de", 3)]);

    internal static SealedValuesResponse Of(IReadOnlyList<string> ring, IReadOnlyList<SealedColumnResponse> columns)
    {
        var counts = columns.GroupBy(column => column.Key).ToDictionary(key => key.Key, key => key.Sum(column => column.Values));
        return new(
            [
                .. ring.Select((id, i) => new SealingKeyResponse(
                    id, i == 0 ? SealingKeyState.Newest : SealingKeyState.Older, counts.GetValueOrDefault(id))),
                .. counts.Where(count => !ring.Contains(count.Key))
                    .Select(count => new SealingKeyResponse(count.Key, SealingKeyState.Unknown, count.Value)),
            ],
            columns);
    }
}

/// <param name="Id">In hex, derived from the key's text.</param>
/// <param name="State">One of <see cref="SealingKeyState"/>.</param>
/// <param name="Values">How many values it has sealed that are still there.</param>
public sealed record SealingKeyResponse(string Id, string State, long Values);

/// <param name="Key">The id of the key.</param>
/// <param name="Values">How many of its values the column holds.</param>
public sealed record SealedColumnResponse(string Table, string Column, string Key, long Values);

public static class SealingKeyState
{
    public const string Newest = "newest";

    /// <summary>It leaves the ring when it has no values any more.</summary>
    public const string Older = "older";

    /// <summary>The ring lacks it: its values cannot be opened.</summary>
    public const string Unknown = "unknown";
}
