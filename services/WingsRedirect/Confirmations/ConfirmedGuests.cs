namespace Icaro.WingsRedirect.Confirmations;

/// <summary>
/// The guests that platforms confirmed from server to server. Other replicas learn of them over the bus; a platform that uses
/// the callback URL of the response does not depend on the bus, because the URL contains the signature.
/// </summary>
internal sealed class ConfirmedGuests(Announcements announcements, TimeProvider time, IOptions<FlowOptions> options)
{
    private readonly ExpiringMap<(Guid FlowId, int IntegrationId), GuestConfirmed> _guests = new(time);

    public bool Include(Flow flow, int integrationId) => _guests.TryFind((flow.Id, integrationId), out _);

    public void Add(Flow flow, int integrationId)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds(flow.StartedAt) + options.Value.FlowLifetime;
        var confirmed = new GuestConfirmed { FlowId = flow.Id, IntegrationId = integrationId, Expires = expires };
        if (Add(confirmed))
            announcements.Announce(confirmed);
    }

    /// <returns>False when the guest was confirmed before.</returns>
    public bool Add(GuestConfirmed confirmed) =>
        _guests.TryAdd((confirmed.FlowId, confirmed.IntegrationId), confirmed, confirmed.Expires);
}

internal sealed class GuestConfirmedConsumer(ConfirmedGuests guests) : IConsumer<GuestConfirmed>
{
    public Task Consume(ConsumeContext<GuestConfirmed> context)
    {
        guests.Add(context.Message);
        return Task.CompletedTask;
    }
}
