using System.Diagnostics.Metrics;

namespace Icaro.ServiceDefaults.Telemetry;

/// <summary>
/// Figures that must be queried, for gauges and <c>/health</c>. A reading is reused for 10 s, and longer when it was slow, so that
/// reading takes at most 2 % of the time.
/// </summary>
/// <param name="read">Queries them. It must end by itself.</param>
/// <param name="describe">Puts them into words.</param>
/// <param name="time">The clock.</param>
public sealed class Figures<T>(Func<Task<T>> read, Func<T, HealthCheckResult> describe, TimeProvider time) : IFigures
    where T : class
{
    private const int MinPausePerReading = 50;

    private readonly Lock _lock = new();
    private readonly List<Instrument> _gauges = [];
    private volatile T? _latest;
    private Task _reading = Task.CompletedTask;
    private long _readAt;
    private TimeSpan _validFor;

    /// <summary>Null while they cannot be read.</summary>
    public T? Latest => _latest;

    public bool IsObserved => _gauges.Exists(gauge => gauge.Enabled);

    /// <summary>Adds a gauge, which reports nothing while the figures cannot be read.</summary>
    public void AddGauge(Meter meter, string name, string unit, string description, Func<T, IEnumerable<Measurement<double>>> measure) =>
        _gauges.Add(meter.CreateObservableGauge(name, () => _latest is { } latest ? measure(latest) : [], unit, description));

    /// <inheritdoc cref="AddGauge(Meter, string, string, string, Func{T, IEnumerable{Measurement{double}}})"/>
    public void AddGauge(Meter meter, string name, string unit, string description, Func<T, double> measure) =>
        AddGauge(meter, name, unit, description, latest => [new(measure(latest))]);

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_reading.IsCompleted && (_latest is null || time.GetElapsedTime(_readAt) >= _validFor))
                _reading = Task.Run(ReadAsync, CancellationToken.None);
            return _reading.WaitAsync(cancellationToken);
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await RefreshAsync(cancellationToken);
        return _latest is { } latest ? describe(latest) : HealthCheckResult.Degraded("It cannot be read.");
    }

    private async Task ReadAsync()
    {
        var started = time.GetTimestamp();
        try
        {
            _latest = await read();
        }
        catch (Exception)
        {
            // The users of the server log the reason. /health must not contain addresses.
            _latest = null;
        }

        var pause = MinPausePerReading * time.GetElapsedTime(started);
        _validFor = pause > FigureReader.Interval ? pause : FigureReader.Interval;
        _readAt = time.GetTimestamp();
    }
}
