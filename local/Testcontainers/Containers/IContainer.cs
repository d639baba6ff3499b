namespace DotNet.Testcontainers.Containers;

/// <summary>A server for tests, with data of its own that goes with it.</summary>
public interface IContainer : IAsyncDisposable
{
    string Hostname { get; }

    /// <summary>The port that the server's only port is reached at.</summary>
    /// <exception cref="InvalidOperationException">The container has not been started.</exception>
    ushort GetMappedPublicPort();

    /// <exception cref="InvalidOperationException">The container has not been started, or does not have this port.</exception>
    ushort GetMappedPublicPort(int containerPort);

    Task StartAsync(CancellationToken ct = default);

    /// <summary>Stops the server; its data stays for another start.</summary>
    Task StopAsync(CancellationToken ct = default);

    Task<ExecResult> ExecAsync(IList<string> command, CancellationToken ct = default);
}
