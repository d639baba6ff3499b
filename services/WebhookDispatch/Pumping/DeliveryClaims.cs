using Icaro.ServiceDefaults.Database;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Icaro.WebhookDispatch.Pumping;

/// <summary>Claims due deliveries for this replica.</summary>
internal sealed class DeliveryClaims(NpgsqlDataSource database, IOptions<PumpOptions> options)
{
    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(InFlight inFlight, CancellationToken cancellationToken)
    {
        var free = options.Value.MaxInFlight - inFlight.Total;
        if (free <= 0)
            return [];

        await using var batch = database.CreateBatch();
        batch.Add(ClaimSql.NeedNotBeDurable);
        batch.Add(
            ClaimSql.Claim,
            inFlight.ByEndpoint.Keys.ToArray(),
            inFlight.ByEndpoint.Values.ToArray(),
            options.Value.MaxInFlightPerEndpoint,
            free,
            options.Value.Lease);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);

        List<ClaimedDelivery> claimed = [];
        while (await rows.ReadAsync(cancellationToken))
            claimed.Add(ClaimedDelivery.Read(rows));
        return claimed;
    }
}
