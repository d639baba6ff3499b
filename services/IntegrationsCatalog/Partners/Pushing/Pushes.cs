namespace Icaro.IntegrationsCatalog.Partners.Pushing;

/// <summary>
/// Enqueues deliveries about a project's devices in the transaction of their cause. The caller has locked the devices, which orders the
/// deliveries and prevents deadlocks on their sequences.
/// </summary>
internal sealed class Pushes(KeyRing keys, TimeProvider time)
{
    /// <remarks>$1 integrations, $2 devices, $3 the counts. Returns the last number of each.</remarks>
    private const string Count = $"""
        INSERT INTO device_sequences AS known (integration_id, device_id, sequence)
        SELECT integration_id, device_id, {EpochSql.FirstNumber} - 1 + count
        FROM unnest($1, $2, $3) AS needed (integration_id, device_id, count)
        ON CONFLICT (integration_id, device_id) DO UPDATE SET
            sequence = greatest(known.sequence, {EpochSql.FirstNumber} - 1) + excluded.sequence - {EpochSql.FirstNumber} + 1
        RETURNING integration_id, device_id, sequence
        """;

    /// <summary>Characters of JSON, since the relay holds some hundred messages in memory.</summary>
    private const int EnoughMessage = 128 * 1024;

    /// <summary>The characters of a delivery besides its body.</summary>
    private const int DeliveryOverhead = 220;

    /// <param name="changes">The statements of the cause, which are executed here to save a round trip.</param>
    /// <param name="targets">The integrations of the project.</param>
    /// <param name="payloads">In the order of their occurrence, for each device.</param>
    public async Task EnqueueAsync(
        NpgsqlBatch changes,
        Project project,
        IEnumerable<PushTarget> targets,
        IReadOnlyList<IDevicePayload> payloads,
        CancellationToken cancellationToken)
    {
        var bodies = new PushBodies(project, keys);
        List<(PushTarget Target, List<PushBody> Bodies)> pushes =
            [.. targets.Select(target => (target, bodies.Of(target, payloads))).Where(push => push.Item2 is not [])];
        var sequences = await CountAsync(changes, pushes, cancellationToken);
        if (pushes is [])
            return;

        await using var outbox = new NpgsqlBatch(changes.Connection, changes.Transaction);
        foreach (var (target, bodiesOfTarget) in pushes)
        {
            foreach (var message in Messages(project, target, Numbered(target, bodiesOfTarget, sequences)))
                outbox.Add(OutboxMessage.For(message, Guid.CreateVersion7(time.GetUtcNow())));
        }

        await outbox.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <returns>The number before the first delivery of each integration and device.</returns>
    private static async Task<Dictionary<(int Integration, int Device), long>> CountAsync(
        NpgsqlBatch changes, List<(PushTarget Target, List<PushBody> Bodies)> pushes, CancellationToken cancellationToken)
    {
        var needed = pushes
            .SelectMany(push => push.Bodies.Select(body => (Integration: push.Target.Endpoint.EndpointId, Device: body.DeviceId)))
            .CountBy(lane => lane)
            .ToDictionary();
        if (needed.Count > 0)
            changes.Add(
                Count,
                needed.Keys.Select(lane => lane.Integration).ToArray(),
                needed.Keys.Select(lane => lane.Device).ToArray(),
                needed.Values.Select(count => (long)count).ToArray());
        if (changes.BatchCommands.Count == 0)
            return [];

        Dictionary<(int, int), long> before = [];
        await using var rows = await changes.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var lane = (rows.GetInt32(0), rows.GetInt32(1));
            before[lane] = rows.GetInt64(2) - needed[lane];
        }

        return before;
    }

    private static IEnumerable<RequestedDelivery> Numbered(
        PushTarget target, List<PushBody> bodies, Dictionary<(int Integration, int Device), long> sequences)
    {
        foreach (var body in bodies)
        {
            var lane = (target.Endpoint.EndpointId, body.DeviceId);
            yield return new()
            {
                EventId = Guid.CreateVersion7(),
                OccurredAt = body.OccurredAt,
                SubjectId = body.DeviceId,
                Sequence = ++sequences[lane],
                SealedBody = body.Sealed,
            };
        }
    }

    private static IEnumerable<DeliveriesRequested> Messages(Project project, PushTarget target, IEnumerable<RequestedDelivery> deliveries)
    {
        List<RequestedDelivery> together = [];
        var size = 0;
        foreach (var delivery in deliveries)
        {
            var more = DeliveryOverhead + (delivery.SealedBody.Length * 4 / 3);
            if (together.Count > 0 && size + more > EnoughMessage)
            {
                yield return Message(together);
                (together, size) = ([], 0);
            }

            together.Add(delivery);
            size += more;
        }

        yield return Message(together);

        DeliveriesRequested Message(IReadOnlyList<RequestedDelivery> part) =>
            new() { Endpoint = target.Endpoint, HotspotId = project.HotspotId, Deliveries = part };
    }
}
