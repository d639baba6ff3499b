using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Icaro.Hosting.Native;

/// <summary>
/// Whether a server accepts connections. A check waits some time for it: Aspire checks what is not healthy ever more seldom, up to
/// every 5 s, and all that waits for a server that starts would wait that much longer.
/// </summary>
internal sealed class ConnectionHealthCheck(Func<CancellationToken, Task> connectAsync) : IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        while (true)
        {
            try
            {
                await connectAsync(timeout.Token);
                return HealthCheckResult.Healthy();
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                if (timeout.IsCancellationRequested)
                    return new(context.Registration.FailureStatus, failure.Message);
                await Task.Delay(Interval, timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

internal static class ConnectionHealthCheckExtensions
{
    /// <param name="server">A server, or a database.</param>
    /// <param name="connectAsync">Connects by the connection string, or throws.</param>
    public static IResourceBuilder<T> WithConnectionHealthCheck<T>(
        this IResourceBuilder<T> server, Func<string, CancellationToken, Task> connectAsync)
        where T : IResourceWithConnectionString
    {
        var check = $"{server.Resource.Name}_check";
        string? connectionString = null;
        server.OnConnectionStringAvailable(async (resource, _, cancellationToken) =>
            connectionString = await resource.GetConnectionStringAsync(cancellationToken));
        server.ApplicationBuilder.Services.AddHealthChecks().AddCheck(check, new ConnectionHealthCheck(cancellationToken => connectAsync(
            connectionString ?? throw new InvalidOperationException($"{server.Resource.Name} has not started."), cancellationToken)));
        return server.WithHealthCheck(check);
    }
}
