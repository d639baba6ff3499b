namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>
/// A Cumulocity tenant that a project's devices appear in: the object, its position, the measurements, the moves. What is
/// not idempotent, measurements and moves, is counted as soon as it is confirmed, and a retry goes on behind it; everything
/// else may be repeated. So only a crash between an answer and the count sends one request twice.
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

        // All requests together have the time of one, which the lease allows for.
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
        if (!report.IsOfRemovalAlone)
            await SendAsync(tenant, key, delivery, report, cancellationToken);
        if (report.IsRemoved)
            await identity.ForgetAsync(key, cancellationToken);
    }

    private async Task SendAsync(
        CumulocityTenant tenant, ObjectKey key, ClaimedDelivery delivery, DeviceReport report, CancellationToken cancellationToken)
    {
        var transfer = new Transfer(tenant, delivery, report, progress, BatchSize);
        if (await identity.KnownAsync(key, cancellationToken) is { } known)
        {
            try
            {
                await transfer.GoOnAsync(known, cancellationToken);
                return;
            }
            // Measurements and events of an object that has vanished are not said to be not found, but refused.
            catch (CumulocityException refused) when (refused.IsFinal)
            {
                if (await tenant.ExistsAsync(known, cancellationToken))
                    throw;
            }
        }

        await transfer.GoOnAsync(await identity.ResolveAsync(tenant, key, report.Device, cancellationToken), cancellationToken);
    }

    private static AttemptResult ResultOf(ClaimedDelivery delivery, CumulocityException failure, byte[]? sealedSample) => new(
        delivery,
        failure.IsUnauthorized ? AttemptError.Unauthorized
            : failure.IsFinal ? CumulocityStep.Rejected(failure.Step)
            : AttemptError.Of(failure.Status) ?? EgressError.Protocol,
        (int)failure.Status, sealedSample, failure.Response.RetryAfter, failure.IsFinal);
}
