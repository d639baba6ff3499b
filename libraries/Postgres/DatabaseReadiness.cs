using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Icaro.Postgres;

/// <summary>Lets workers wait until the schema of <typeparamref name="TContext"/> is migrated.</summary>
public sealed class DatabaseReadiness<TContext> : IHealthCheck
    where TContext : DbContext
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WaitAsync(CancellationToken cancellationToken) => _ready.Task.WaitAsync(cancellationToken);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_ready.Task.IsCompleted
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database is not migrated yet."));

    internal void Announce() => _ready.TrySetResult();
}
