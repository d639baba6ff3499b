namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>Changes an integration in the caller's transaction, and enqueues the messages about it.</summary>
internal sealed class IntegrationUpdate(CatalogDbContext db, KeyRing keys, IntegrationResyncs resyncs, TimeProvider time)
{
    /// <param name="integration">The result of <see cref="EndpointChange.FindForChangeAsync"/>.</param>
    public async Task ApplyAsync(Integration integration, IntegrationRequest request, CancellationToken cancellationToken)
    {
        var sentPasswordHash = integration.SendsPasswordHash;
        var isEndpointChanged = request.ApplyTo(integration);
        if (isEndpointChanged)
            db.EnqueueChange(integration, keys, time.GetUtcNow());
        if (isEndpointChanged || integration.SendsPasswordHash != sentPasswordHash)
            await resyncs.EnqueueAsync(integration.Id, cancellationToken);

        db.EnqueueIntegrationChange(integration.Id);
    }
}
