namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>Takes data in from a request: all of it, or none, and then everything that is wrong.</summary>
internal sealed class DataIntake(DataStore store, TimeProvider time)
{
    /// <param name="deviceId">The device that the path names, if it does.</param>
    public async Task<IResult> TakeAsync(RouteProject project, string? deviceId, PartnerBody body, CancellationToken cancellationToken)
    {
        if (project.Rejection is { } unknown)
            return unknown;
        var (points, rejection) = body.Read(new DataReader(project.Value, deviceId, time.GetUtcNow()).Read);
        if (points is null)
            return rejection!;

        var outcome = await store.StoreAsync(project.Value, points, cancellationToken);
        return outcome.Unknown is []
            ? TypedResults.Json(new(outcome.Stored, outcome.Repeated), DataAnswerJson.Default.StoredDataAnswer)
            : NoDevices(body, outcome.Unknown);
    }

    private static JsonHttpResult<FaultyRequest> NoDevices(PartnerBody body, IReadOnlyList<int> indices)
    {
        var isBatch = body.Root.ValueKind is JsonValueKind.Array;
        return FaultyRequest.Answer(
            [.. indices.Select(index => new RequestFault(isBatch ? $"$[{index}].deviceId" : "$.deviceId", "is no device of the project"))]);
    }
}
