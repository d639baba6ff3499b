namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>Keeps the registrations open that this process runs.</summary>
internal sealed partial class RegistrationLease(
    IServiceScopeFactory scopes, IOptions<MarketplaceOptions> options, TimeProvider time, ILogger<RegistrationLease> logger)
{
    /// <summary>Until it is disposed, or the attempt is lost: then <paramref name="running"/> is cancelled.</summary>
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
        [LoggerMessage(LogLevel.Warning, "A registration could not be kept open, and is tried again: {Reason}")]
        public static partial void NotRenewed(ILogger logger, string reason);
    }
}
