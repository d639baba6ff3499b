namespace Icaro.WebhookDispatch.Sending.Claiming;

/// <summary>Claims due deliveries for this replica.</summary>
internal sealed class DeliveryClaims(
    NpgsqlDataSource database,
    IOptions<DispatchOptions> options,
    IOptions<EndpointOptions> endpoints,
    IOptions<EgressOptions> egress,
    TimeProvider time)
{
    /// <summary>A claim that is lost in a crash of the database is made again, so the commit need not wait for the disk.</summary>
    private const string CommitAsynchronously = "SELECT set_config('synchronous_commit', 'off', TRUE)";

    /// <remarks>$1 endpoints, $2 subjects.</remarks>
    private const string Release = """
        UPDATE lanes AS lane SET leased_until = NULL
        FROM unnest($1, $2) AS given (endpoint_id, subject_id)
        WHERE lane.endpoint_id = given.endpoint_id AND lane.subject_id = given.subject_id
        """;

    private static readonly string LockLanes = LaneSql.Lock(LaneSql.Given);
    private static readonly string Turn = LaneSql.Turn(LaneSql.Given);

    /// <param name="free">How many more deliveries this replica can take.</param>
    /// <param name="freeForUnproven">How many of them may go to endpoints that are not proven.</param>
    /// <param name="cancellationToken">Cancels the wait. The claims may be committed nevertheless.</param>
    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(int free, int freeForUnproven, CancellationToken cancellationToken)
    {
        var lease = new Lease(options.Value.Lease - egress.Value.ExchangeTimeout, time);
        List<ClaimedDelivery> claimed = [];
        List<(int Endpoint, int Subject)> empty = [];
        await using (var batch = database.CreateBatch())
        {
            batch.Add(CommitAsynchronously);
            batch.Add(
                ClaimSql.Claim, options.Value.MaxInFlightPerEndpoint, free, options.Value.Lease, endpoints.Value.BreakAfter,
                freeForUnproven, DeliveryEndpoint.ProvenConcurrency);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            await rows.NextResultAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                if (ClaimedDelivery.Read(rows, lease, out var lane) is { } delivery)
                    claimed.Add(delivery);
                else
                    empty.Add(lane);
            }
        }

        await ReleaseAsync(empty, cancellationToken);
        return claimed;
    }

    /// <summary>Releases the leases of lanes whose head was not sent, or whose result is unknown.</summary>
    public async Task ReleaseAsync(IReadOnlyList<(int Endpoint, int Subject)> lanes, CancellationToken cancellationToken)
    {
        if (lanes is [])
            return;

        int[] endpointIds = [.. lanes.Select(lane => lane.Endpoint)];
        int[] subjectIds = [.. lanes.Select(lane => lane.Subject)];
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, endpointIds, subjectIds);
        batch.Add(Release, endpointIds, subjectIds);
        batch.Add(Turn, endpointIds, subjectIds);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException)
        {
            // The leases expire. The caller must go on, because it has claimed other deliveries.
        }
    }
}
