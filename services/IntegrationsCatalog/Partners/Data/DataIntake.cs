namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>Stores the data of a request: all of it, or none if there is any error.</summary>
internal sealed class DataIntake(DataStore store, TimeProvider time)
{
    /// <param name="deviceId">The device in the path, if there is one.</param>
    public async Task<Results<Ok<StoredDataResponse>, InvalidResult, ApiError>> StoreAsync(
        Project project, string? deviceId, PartnerBody body, CancellationToken cancellationToken)
    {
        var (points, error) = body.Read(new DataReader(project, deviceId, time.GetUtcNow()).Read);
        if (points is null)
            return error!;

        var stored = await store.StoreAsync(project, points, cancellationToken);
        if (stored.Unknown is [])
            return TypedResults.Ok(new StoredDataResponse(stored.Stored, stored.Repeated));

        var isBatch = body.Root.ValueKind is JsonValueKind.Array;
        return InvalidRequest.Of([.. stored.Unknown.Select(
            index => new RequestError(isBatch ? $"$[{index}].deviceId" : "$.deviceId", "is no device of the project"))]);
    }
}
