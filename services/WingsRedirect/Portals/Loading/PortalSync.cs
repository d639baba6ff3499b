namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>
/// Keeps the map in step with the catalog: a snapshot at start, after each reconnect of the bus and at intervals, and deltas
/// whenever a message names a change. Reads follow one another, so none restores older data. While the catalog is unavailable
/// it tries again each second, and the map stays as it is.
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
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    /// <summary>A change is read immediately; changes that follow within this time are read together.</summary>
    private static readonly TimeSpan DeltaInterval = TimeSpan.FromMilliseconds(200);

    private long? _readAt;

    /// <summary>Why the map may be older than the catalog; null when it is not.</summary>
    public string? Staleness { get; private set; } = "The catalog has not been read yet.";

    /// <summary>The time since the catalog was last read; null before the first time.</summary>
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
                await Task.Delay(DeltaInterval, time, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.CatalogUnavailable(logger, exception.Message);
                Staleness = $"The catalog cannot be read: {exception.Message}";
                toRead.Return(reading);
                await Task.Delay(RetryInterval, time, stoppingToken);
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
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Read {Units} units from the catalog in {Seconds:F1} s")]
        public static partial void Loaded(ILogger logger, int units, double seconds);

        [LoggerMessage(LogLevel.Information, "Started with {Units} units from the copy on disk")]
        public static partial void StartedFromCopy(ILogger logger, int units);

        [LoggerMessage(LogLevel.Warning, "The catalog cannot be read, so the last portal data stays in use: {Reason}")]
        public static partial void CatalogUnavailable(ILogger logger, string reason);
    }
}
