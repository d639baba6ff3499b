namespace Icaro.Benchmarks.Processes;

/// <summary>A process whose time counts, with all that it started.</summary>
internal sealed record MeteredProcess(string Name, int Id);
