namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>
/// Cumulocity tenants: sends a device's object, position, measurements and moves. Measurements and moves are not idempotent, so each
/// confirmed request is recorded, and a retry continues after it. Only a crash between a response and its record sends a request
/// twice.
/// </summary>
internal sealed class CumulocityChannel(
    EgressClient egress,
    KeyRing keys,
    DeviceIdentity identity,
    DeliveryProgress progress,
    IOptions<EgressOptions> options,
    TimeProvider time) : IDeliveryChannel
{
    /// <summary>Measurements in one request.</summary>
    private const int BatchSize = 100;

    public string Name => EndpointChannel.Cumulocity;

    public async Task<AttemptResult> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(delivery.Url, UriKind.Absolute, out var domain))
            return new(delivery, EgressError.InvalidUrl);

        var login = new CumulocityLogin(keys.OpenText(delivery.SealedToken, SealPurpose.CumulocityLogin));
        var body = keys.Open(delivery.SealedBody, SealPurpose.WebhookBody);
        if (DeviceReport.Parse(body) is not { } report)
            return new(delivery, AttemptError.Unmappable, IsFinal: true);

        // All requests together have the time limit of one request, which is shorter than the lease.
        using var timeout = new CancellationTokenSource(options.Value.ExchangeTimeout, time);
        using var exchange = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var tenant = new CumulocityTenant(domain, login, egress);
            await SendAsync(tenant, delivery, report, exchange.Token);
            return new(delivery, Error: null, (int?)tenant.LastStatus);
        }
        catch (CumulocityException failure)
        {
            return ResultOf(delivery, failure, ResponseSample.Seal(keys, failure.Response.Body, body, login.Secrets));
        }
        catch (SupersededException)
        {
            return new(delivery, AttemptError.Superseded);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(delivery, EgressError.Timeout);
        }
    }

    private async Task SendAsync(
        CumulocityTenant tenant, ClaimedDelivery delivery, DeviceReport report, CancellationToken cancellationToken)
    {
        var key = new ObjectKey(delivery.EndpointId, report.Device.Id, tenant.Name);
        if (!report.IsRemovalOnly)
            await SendAsync(tenant, key, delivery, report, cancellationToken);
        if (report.IsRemoved)
            await identity.DeleteAsync(key, cancellationToken);
    }

    private async Task SendAsync(
        CumulocityTenant tenant, ObjectKey key, ClaimedDelivery delivery, DeviceReport report, CancellationToken cancellationToken)
    {
        var transfer = new Transfer(tenant, delivery, report, progress, BatchSize);
        if (await identity.FindAsync(key, cancellationToken) is { } known)
        {
            try
            {
                await transfer.SendAsync(known, cancellationToken);
                return;
            }
            // Cumulocity rejects measurements and events of a deleted object, and does not respond with 404.
            catch (CumulocityException error) when (error.IsFinal)
            {
                if (await tenant.ExistsAsync(known, cancellationToken))
                    throw;
            }
        }

        await transfer.SendAsync(await identity.ResolveAsync(tenant, key, report.Device, cancellationToken), cancellationToken);
    }

    private static AttemptResult ResultOf(ClaimedDelivery delivery, CumulocityException failure, byte[]? sealedSample) => new(
        delivery,
        failure.IsUnauthorized ? AttemptError.Unauthorized
            : failure.IsFinal ? CumulocityStep.ErrorOf(failure.Step)
            : AttemptError.Of(failure.Status) ?? EgressError.Protocol,
        (int)failure.Status, sealedSample, failure.Response.RetryAfter, failure.IsFinal);
}
