namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>What a module is told when its connection is switched on, off or frozen: in order, and as long as it takes.</summary>
internal sealed class ModuleActivity(CatalogDbContext db, KeyRing keys, IOptions<MarketplaceOptions> options, TimeProvider time)
{
    /// <summary>In the caller's transaction, which holds the connection's row.</summary>
    public void EnqueueCallback(ModuleConnection connection)
    {
        if (connection.ActivityUrl is not { } url)
            return;

        var now = time.GetUtcNow();
        connection.ActivitySequence++;
        var eventId = Guid.CreateVersion7(now);
        var owed = new DeliveriesRequested
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
        db.Outbox.Add(OutboxMessage.For(owed, eventId));
    }

    /// <summary>The callbacks go elsewhere: also those that wait. In the caller's transaction, which holds the connection's row.</summary>
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

    /// <summary>As <c>application/x-www-form-urlencoded</c>.</summary>
    private string Body(ModuleConnection connection)
    {
        var activity = JsonSerializer.Serialize(new(connection.Active, connection.Freeze), CatalogJson.Modules.ActivityState);
        return $"clientId={Uri.EscapeDataString(connection.ClientId)}"
            + $"&systemUrl={Uri.EscapeDataString(options.Value.SystemAddress)}"
            + $"&activity={Uri.EscapeDataString(activity)}";
    }
}

internal sealed record ActivityState(bool Active, bool Freeze);
