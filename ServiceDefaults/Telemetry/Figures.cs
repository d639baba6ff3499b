using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Icaro.ServiceDefaults.Telemetry;

/// <summary>
/// Figures that must be queried, for gauges and health checks. A reading serves everybody for 10 s, and longer when it was slow, so
/// that reading takes at most 2 % of the time.
/// </summary>
/// <param name="read">Queries them.</param>
/// <param name="time">The clock.</param>
public sealed class Figures<T>(Func<CancellationToken, Task<T>> read, TimeProvider time) : IFigures, IDisposable
    where T : class
{
    private const int MinPausePerReading = 50;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<Instrument> _gauges = [];
    private volatile T? _latest;
    private long _readAt;
    private TimeSpan _validFor;

    public bool IsObserved => _gauges.Exists(gauge => gauge.Enabled);

    /// <summary>Adds a gauge, which reports nothing while there is no reading.</summary>
    public void AddGauge<TValue>(
        Meter meter, string name, string unit, string description, Func<T, IEnumerable<Measurement<TValue>>> measure)
        where TValue : struct =>
        _gauges.Add(meter.CreateObservableGauge(name, () => _latest is { } latest ? measure(latest) : [], unit, description));

    /// <inheritdoc cref="AddGauge{TValue}(Meter, string, string, string, Func{T, IEnumerable{Measurement{TValue}}})"/>
    public void AddGauge<TValue>(Meter meter, string name, string unit, string description, Func<T, TValue> measure)
        where TValue : struct =>
        AddGauge<TValue>(meter, name, unit, description, latest => [new(measure(latest))]);

    public Task RefreshAsync(CancellationToken cancellationToken) => GetAsync(cancellationToken);

    /// <returns>The latest reading, or a new one when it is too old.</returns>
    internal async Task<T> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_latest is { } latest && time.GetElapsedTime(_readAt) < _validFor)
                return latest;

            _latest = null;
            var started = time.GetTimestamp();
            latest = await read(cancellationToken);
            var pause = MinPausePerReading * time.GetElapsedTime(started);
            _validFor = pause > FigureReader.Interval ? pause : FigureReader.Interval;
            _readAt = time.GetTimestamp();
            return _latest = latest;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Describes them, or says that they cannot be read: the exception may hold addresses.</summary>
    public async Task<HealthCheckResult> CheckAsync(Func<T, HealthCheckResult> describe, CancellationToken cancellationToken)
    {
        try
        {
            return describe(await GetAsync(cancellationToken));
        }
        catch (Exception unavailable) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("It cannot be read.", unavailable);
        }
    }

    public void Dispose() => _turn.Dispose();
}
