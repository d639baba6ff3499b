namespace Icaro.WebhookDispatch.Sending.Claiming;

/// <summary>Claims due deliveries for this replica.</summary>
internal sealed class DeliveryClaims(NpgsqlDataSource database, IOptions<DispatchOptions> options, IOptions<EndpointOptions> endpoints)
{
    private static readonly string LockLanes = LaneSql.Lock(LaneSql.Given);
    private static readonly string Turn = LaneSql.Turn(LaneSql.Given);

    /// <param name="free">How many more this replica can take.</param>
    /// <param name="cancellationToken">Ends the wait; the claims may have been made all the same.</param>
    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(int free, CancellationToken cancellationToken)
    {
        List<ClaimedDelivery> claimed = [];
        List<(int Endpoint, int Subject)> empty = [];
        await using (var batch = database.CreateBatch())
        {
            batch.Add(ClaimSql.NeedNotBeDurable);
            batch.Add(ClaimSql.Claim, options.Value.MaxInFlightPerEndpoint, free, options.Value.Lease, endpoints.Value.BreakAfter);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            await rows.NextResultAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                if (rows.IsDBNull(3))
                    empty.Add((rows.GetInt32(1), rows.GetInt32(2)));
                else
                    claimed.Add(ClaimedDelivery.Read(rows));
            }
        }

        // The head was discarded while its sender died, or has become the head only while it was claimed.
        await ReleaseAsync(empty, cancellationToken);
        return claimed;
    }

    /// <summary>Gives up the leases of lanes of which nothing was sent, or nothing is known. If that fails, the leases run out.</summary>
    public async Task ReleaseAsync(IReadOnlyList<(int Endpoint, int Subject)> lanes, CancellationToken cancellationToken)
    {
        if (lanes is [])
            return;

        int[] endpointIds = [.. lanes.Select(lane => lane.Endpoint)];
        int[] subjectIds = [.. lanes.Select(lane => lane.Subject)];
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, endpointIds, subjectIds);
        batch.Add(ClaimSql.Release, endpointIds, subjectIds);
        batch.Add(Turn, endpointIds, subjectIds);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException)
        {
            // Their leases run out, and they are found again. What was claimed with them must be sent.
        }
    }
}
