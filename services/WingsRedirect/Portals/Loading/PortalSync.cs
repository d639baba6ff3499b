namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>
/// Keeps the map as the catalog is: all of it at the start, after every reconnect of the bus and now and then, and in
/// between what messages name. One reading follows the other, so none brings back what a later one replaced. While the
/// catalog is away it tries again each second, and the map stays as it is.
/// </summary>
internal sealed partial class PortalSync(
    IServiceScopeFactory scopes,
    PortalMap portals,
    PortalReader reader,
    PortalCopy copy,
    PortalsToRead toRead,
    WingsTelemetry telemetry,
    IOptions<PortalOptions> options,
    TimeProvider time,
    ILogger<PortalSync> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A change is read at once, and those that follow closely, together.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private bool _isSettled;
    private long? _readAt;

    /// <summary>Why the map may be older than the catalog; null when it is not.</summary>
    public string? Staleness { get; private set; } = "The catalog was not reached yet.";

    /// <summary>Since the catalog was last read; null before the first time.</summary>
    public TimeSpan? Age => _readAt is { } readAt ? time.GetElapsedTime(readAt) : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        telemetry.MeasurePortalAge(() => Age);
        await StartFromCopyAsync(stoppingToken);
        toRead.EverythingChanged();
        while (true)
        {
            var reading = await toRead.TakeAsync(options.Value.ReloadEvery, stoppingToken);
            try
            {
                await ReadAsync(reading, stoppingToken);
                (Staleness, _readAt) = (null, time.GetTimestamp());
                await Task.Delay(Gathering, time, stoppingToken);
            }
            catch (Exception passing) when (!stoppingToken.IsCancellationRequested)
            {
                Log.CatalogAway(logger, passing.Message);
                Staleness = $"The catalog cannot be read: {passing.Message}";
                toRead.Return(reading);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task StartFromCopyAsync(CancellationToken cancellationToken)
    {
        await using var lines = copy.TryOpen();
        if (lines is null)
            return;

        await reader.ReadSnapshotAsync(lines, copy: null, cancellationToken);
        Log.StartedFromCopy(logger, portals.UnitCount);
        Settle();
    }

    private async Task ReadAsync(PortalReading reading, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var catalog = scope.ServiceProvider.GetRequiredService<PortalCatalog>();
        if (reading.Everything)
        {
            await ReadEverythingAsync(catalog, cancellationToken);
        }
        else
        {
            var lines = await catalog.ReadDeltaAsync(reading, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            reader.ReadDelta(lines);
            copy.Append(lines);
        }
    }

    private async Task ReadEverythingAsync(PortalCatalog catalog, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var response = await catalog.OpenSnapshotAsync(cancellationToken);
        await using var lines = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var snapshot = copy.Begin();
        await reader.ReadSnapshotAsync(lines, snapshot, cancellationToken);
        snapshot.Complete();
        Log.Loaded(logger, portals.UnitCount, time.GetElapsedTime(started).TotalSeconds);
        Settle();
    }

    /// <summary>The first reading leaves garbage as large as the map, and nothing that would soon collect it.</summary>
    private void Settle()
    {
        if (!_isSettled)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _isSettled = true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Read {Units} units from the catalog in {Seconds:F1} s")]
        public static partial void Loaded(ILogger logger, int units, double seconds);

        [LoggerMessage(LogLevel.Information, "Started with {Units} units from the copy on disk")]
        public static partial void StartedFromCopy(ILogger logger, int units);

        [LoggerMessage(LogLevel.Warning, "Going on with the last portal data, since the catalog cannot be read: {Reason}")]
        public static partial void CatalogAway(ILogger logger, string reason);
    }
}
