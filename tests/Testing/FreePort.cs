using System.Net;
using System.Net.Sockets;

namespace Icaro.Testing;

/// <summary>Ports of this machine that nobody listened on a moment ago.</summary>
public static class FreePort
{
    public static int Next() => Several(1)[0];

    /// <summary>They are taken together, so that they differ.</summary>
    public static int[] Several(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        Array.ForEach(listeners, listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        Array.ForEach(listeners, listener => listener.Dispose());
        return ports;
    }
}
