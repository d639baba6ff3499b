namespace Icaro.Benchmarks.Systems;

internal static class LoopbackHosts
{
    private const int PerNetwork = 250;

    /// <summary>Addresses of this machine that look like different hosts, as foreign platforms are.</summary>
    /// <param name="number">From 1 on.</param>
    /// <param name="port">The same for all of them.</param>
    public static IPEndPoint Of(int number, int port) =>
        new(new IPAddress([127, 0, (byte)(1 + number / PerNetwork), (byte)(1 + number % PerNetwork)]), port);
}
