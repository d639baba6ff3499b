using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Icaro.Local.NativeServers;

/// <summary>Ports of 127.0.0.1 that nothing listens on.</summary>
public static class FreePort
{
    private const int First = 20_000;

    /// <summary>Where the kernel takes ports for outgoing connections from: one of those could be gone before a server gets it.</summary>
    private static readonly int FirstEphemeral = ReadFirstEphemeral();

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Taken = [];

    /// <summary>A port at random, so that several processes seldom choose the same; never the same twice in this process.</summary>
    public static int Next()
    {
        lock (Gate)
        {
            while (true)
            {
                var port = Random.Shared.Next(First, FirstEphemeral);
                if (!Taken.Contains(port) && IsFree(port))
                {
                    Taken.Add(port);
                    return port;
                }
            }
        }
    }

    /// <summary>For a port that was chosen from outside.</summary>
    /// <exception cref="NativeServerException">Something listens on the port.</exception>
    public static void Require(int port)
    {
        if (!IsFree(port))
            throw new NativeServerException($"Port {port} of 127.0.0.1 is in use by another program.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int ReadFirstEphemeral()
    {
        const string linux = "/proc/sys/net/ipv4/ip_local_port_range";
        const int iana = 49_152;
        var first = File.Exists(linux) ? int.Parse(File.ReadAllText(linux).Split('\t')[0], CultureInfo.InvariantCulture) : iana;
        return Math.Max(first, First + 5_000);
    }
}
