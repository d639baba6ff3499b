namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>Renews the leases of this process's registrations.</summary>
internal sealed partial class RegistrationLease(
    IServiceScopeFactory scopes, IOptions<MarketplaceOptions> options, TimeProvider time, ILogger<RegistrationLease> logger)
{
    /// <summary>Renews the lease until the result is disposed. Cancels <paramref name="running"/> if the lease is lost.</summary>
    public IAsyncDisposable Keep(Guid attempt, CancellationTokenSource running) => new Kept(this, attempt, running);

    private async Task RenewAsync(Guid attempt, CancellationTokenSource running, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / 4, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<Registrations>().RenewAsync(attempt, cancellationToken))
                    continue;

                await running.CancelAsync();
                return;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                Log.NotRenewed(logger, failure.GetBaseException().Message);
            }
        }
    }

    private sealed class Kept : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _renewing;

        public Kept(RegistrationLease lease, Guid attempt, CancellationTokenSource running) =>
            _renewing = lease.RenewAsync(attempt, running, _stop.Token);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The lease of a registration could not be renewed, and will be tried again: {Reason}")]
        public static partial void NotRenewed(ILogger logger, string reason);
    }
}
