namespace Icaro.WingsRedirect.Confirmations;

/// <summary>
/// Guests whom platforms confirmed from server to server. Another replica learns of it over the bus; a platform that uses
/// the callback of our answer does not depend on that, for it holds the signature.
/// </summary>
internal sealed class ConfirmedGuests(Announcements announcements, TimeProvider time, IOptions<FlowOptions> options) : IConfirmedGuests
{
    private readonly ExpiringSet<(Guid FlowId, int IntegrationId)> _guests = new(time);

    public bool Include(Flow flow, int integrationId) => _guests.Contains((flow.Id, integrationId));

    public void Add(Flow flow, int integrationId)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds(flow.StartedAt) + options.Value.FlowLifetime;
        if (_guests.TryAdd((flow.Id, integrationId), expires))
            announcements.Announce(new GuestConfirmed { FlowId = flow.Id, IntegrationId = integrationId, Expires = expires });
    }

    public void Learn(GuestConfirmed confirmed) => _guests.TryAdd((confirmed.FlowId, confirmed.IntegrationId), confirmed.Expires);
}
