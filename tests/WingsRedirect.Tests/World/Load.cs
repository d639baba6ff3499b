using System.Collections.Concurrent;

namespace Icaro.WingsRedirect.Tests.World;

/// <summary>Guests who come and go without end: to the platform, and back.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Guests = 4;
    private const int Enough = 200;

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly Task _walking;
    private long _walks;

    public Load(Portal portal, TestHotspot hotspot) =>
        _walking = Task.WhenAll(Enumerable.Range(0, Guests).Select(_ => WalkAsync(portal, hotspot)));

    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Waits for some hundred walks from now on.</summary>
    public Task GoesOnAsync()
    {
        var goal = Interlocked.Read(ref _walks) + Enough;
        return Eventually.TrueAsync(() => Interlocked.Read(ref _walks) >= goal, () => $"{Enough} walks; failures: {string.Join(", ", _failures.Take(3))}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _walking;
        _stop.Dispose();
    }

    private async Task WalkAsync(Portal portal, TestHotspot hotspot)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var entered = await portal.RedirectAsync(hotspot.Parameters());
                var back = await portal.CallbackAsync(entered["state"]);
                Assert.StartsWith(TestHotspot.Return, back.Location);
                Interlocked.Increment(ref _walks);
            }
            catch (Exception failure)
            {
                _failures.Enqueue(failure.Message);
            }
        }
    }
}
