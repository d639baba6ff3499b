namespace Icaro.ServiceDefaults.Tests.Egress;

/// <summary>These tests watch every connection of the process, so nothing else may make one meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Network
{
    public const string Name = "network";
}
