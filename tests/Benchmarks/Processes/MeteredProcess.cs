namespace Icaro.Benchmarks.Processes;

/// <summary>A process whose time counts, with all that it started.</summary>
internal sealed record MeteredProcess(string Name, int Id)
{
    /// <summary>By which Aspire knows it.</summary>
    public string? ReplicaId { get; init; }
}
