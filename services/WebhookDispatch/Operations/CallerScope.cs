namespace Icaro.WebhookDispatch.Operations;

/// <summary>What a caller may see. Endpoints take it as a parameter; what is outside is like what does not exist.</summary>
/// <param name="EndpointId">The only endpoint, for a link; null for all.</param>
/// <param name="AccountId">The reseller whose hotspots' deliveries are all that is seen; null for all.</param>
internal sealed record CallerScope(int? EndpointId, int? AccountId)
{
    private static readonly CallerScope Nothing = new(EndpointId: 0, AccountId: 0);

    public bool IsWhole => this is { EndpointId: null, AccountId: null };

    public static ValueTask<CallerScope> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<TokenIdentity>() switch
    {
        { IsLink: true, IntegrationId: { } integration } link => new(integration, link.ResellerId),
        { IsAdmin: true } => new(null, null),
        { IsReseller: true } reseller => new(null, reseller.AccountId),
        _ => Nothing,
    });

    /// <param name="endpointId">Null for all.</param>
    /// <returns>Whether a request for it is within the scope. One for all means all of the scope.</returns>
    public bool Allows(int? endpointId) => EndpointId is null || endpointId is null || endpointId == EndpointId;

    public IQueryable<Delivery> Of(IQueryable<Delivery> deliveries)
    {
        if (EndpointId is { } endpoint)
            deliveries = deliveries.Where(delivery => delivery.EndpointId == endpoint);
        if (AccountId is { } account)
            deliveries = deliveries.Where(delivery => delivery.AccountId == account);
        return deliveries;
    }
}
