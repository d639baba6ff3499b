namespace Icaro.Egress.Tests;

/// <summary>These tests watch every connection of the process, so nothing else may make one meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Network
{
    public const string Name = "network";
}
