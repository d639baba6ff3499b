using System.Net;
using System.Net.Sockets;

namespace Icaro.Testing;

/// <summary>
/// Ports of this machine that nobody listened on a moment ago. They are below those that Linux takes for outgoing connections, so none is
/// lost to a connection before somebody listens on it.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int FirstOfOutgoingConnections = 32_768;

    public static int Next() => Several(1)[0];

    public static int[] Several(int count)
    {
        HashSet<int> ports = [];
        while (ports.Count < count)
        {
            var port = Random.Shared.Next(First, FirstOfOutgoingConnections);
            if (IsFree(port))
                ports.Add(port);
        }

        return [.. ports];
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
