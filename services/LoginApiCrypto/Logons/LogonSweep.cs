namespace Icaro.LoginApiCrypto.Logons;

/// <summary>Deletes ids after <see cref="LoginOptions.RememberIds"/>, and attempts after a day.</summary>
internal sealed class LogonSweep(
    IServiceScopeFactory scopes, DatabaseReadiness<LoginApiDbContext> readiness, IOptions<LoginOptions> options, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan RememberAttempts = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<LoginApiDbContext>();
            var idsBefore = time.GetUtcNow() - options.Value.RememberIds;
            var attemptsBefore = time.GetUtcNow() - RememberAttempts;
            await db.Logons.Where(logon => logon.SeenAt < idsBefore).ExecuteDeleteAsync(cancellationToken);
            await db.LogonAttempts.Where(attempts => attempts.Since < attemptsBefore).ExecuteDeleteAsync(cancellationToken);
        }
        catch (Exception exception) when (exception.IsDatabaseUnavailable())
        {
            // The next sweep deletes them.
        }
    }
}

internal static class LogonExtensions
{
    public static void AddLogons(this IServiceCollection services)
    {
        services.AddValidatedOptions<LoginOptions, LoginOptionsValidator>(LoginOptions.Section);
        services.AddSingleton<LocalLogons>();
        services.AddScoped<LogonStore>();
        services.AddScoped<AttemptLimit>();
        services.AddHostedService<LogonSweep>();
    }
}
