using System.Collections.Concurrent;
using System.Diagnostics;

namespace Icaro.Egress.Tests;

/// <summary>Every connection that this process tries to make, as the runtime's sockets themselves report it.</summary>
internal sealed class Dials : IDisposable
{
    private readonly ConcurrentQueue<Activity> _connects = new();
    private readonly ActivityListener _listener;

    public Dials()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "Experimental.System.Net.Sockets",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = _connects.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>In order, the failed ones too. A socket for both families writes IPv4 addresses as mapped ones.</summary>
    public string[] Addresses =>
        [.. _connects.Select(connect => $"{connect.GetTagItem("network.peer.address")}".Replace("::ffff:", "", StringComparison.Ordinal))];

    public void Dispose() => _listener.Dispose();
}
