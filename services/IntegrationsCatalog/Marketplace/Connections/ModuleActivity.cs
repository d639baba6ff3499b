namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>Enqueues callbacks to a module when its connection is enabled, disabled or frozen.</summary>
internal sealed class ModuleActivity(CatalogDbContext db, KeyRing keys, IOptions<PublicOptions> system, TimeProvider time)
{
    /// <summary>In the caller's transaction, which has locked the connection.</summary>
    public void EnqueueCallback(ModuleConnection connection)
    {
        if (connection.ActivityUrl is not { } url)
            return;

        var now = time.GetUtcNow();
        connection.ActivitySequence++;
        var eventId = Guid.CreateVersion7(now);
        var delivery = new DeliveriesRequested
        {
            Endpoint = EndpointOf(connection, url),
            Deliveries =
            [
                new()
                {
                    EventId = eventId,
                    OccurredAt = now,
                    SubjectId = connection.AccountId,
                    Sequence = connection.ActivitySequence,
                    SealedBody = keys.Seal(Body(connection), SealPurpose.WebhookBody),
                },
            ],
        };
        db.Outbox.Add(OutboxMessage.For(delivery, eventId));
    }

    /// <summary>Also redirects pending callbacks. In the caller's transaction, which has locked the connection.</summary>
    public void EnqueueChange(ModuleConnection connection)
    {
        connection.EndpointVersion++;
        if (connection.ActivityUrl is { } url)
            db.EnqueueChange(EndpointOf(connection, url), time.GetUtcNow());
    }

    private WebhookEndpoint EndpointOf(ModuleConnection connection, string url) => new()
    {
        EndpointId = connection.Id,
        Channel = EndpointChannel.Module,
        Version = connection.EndpointVersion,
        Url = url,
        SealedToken = keys.Seal("", SealPurpose.WebhookToken),
        SealedSigningSecret = keys.Seal("", SealPurpose.SigningSecret),
    };

    private string Body(ModuleConnection connection)
    {
        var activity = JsonSerializer.Serialize(new(connection.Active, connection.Freeze), CatalogJson.Modules.ActivityState);
        return $"clientId={Uri.EscapeDataString(connection.ClientId)}"
            + $"&systemUrl={Uri.EscapeDataString(system.Value.Address)}"
            + $"&activity={Uri.EscapeDataString(activity)}";
    }
}

internal sealed record ActivityState(bool Active, bool Freeze);
