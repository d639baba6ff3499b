namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>Changes an integration, and owes to everybody concerned what they must know of it, in the caller's transaction.</summary>
internal sealed class IntegrationUpdate(CatalogDbContext db, KeyRing keys, IntegrationResyncs resyncs, TimeProvider time)
{
    /// <param name="integration">As <see cref="EndpointChange.FindForChangeAsync"/> found it.</param>
    /// <param name="request">What it shall be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ApplyAsync(Integration integration, IntegrationRequest request, CancellationToken cancellationToken)
    {
        if (request.ApplyTo(integration))
        {
            db.EnqueueChange(integration, keys, time.GetUtcNow());
            await resyncs.EnqueueAsync(integration.Id, cancellationToken);
        }

        db.EnqueueIntegrationChange(integration.Id);
    }
}
