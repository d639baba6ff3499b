namespace Icaro.Local.NativeServers;

/// <summary>What one native server needs to know. It always listens on 127.0.0.1.</summary>
public sealed record NativeServerOptions
{
    /// <summary>Holds everything the server writes; created if absent, and found again by the next start.</summary>
    public required string DataDirectory { get; init; }

    public required int Port { get; init; }

    public required string Password { get; init; }

    /// <summary>The administrator; each server has its customary default.</summary>
    public string? UserName { get; init; }

    /// <summary>False lets PostgreSQL give up survival of a power cut for speed: for tests, whose data nobody keeps.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>RabbitMQ's management page and API; null leaves the plugin off.</summary>
    public int? ManagementPort { get; init; }

    /// <summary>The only place to look for the server's programs; null searches the usual places.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>Receives each line of output, from any thread.</summary>
    public Action<string>? Log { get; init; }
}
