using Icaro.Chaos.Faults;
using Icaro.Chaos.Operating;
using Icaro.Chaos.Platforms;

namespace Icaro.Chaos.Arenas;

/// <summary>Where it all happens: the system, its operator and its tenants, and the platform beside it.</summary>
internal sealed record Arena(ProxiedSystem System, Platform Platform, Operator Operator, Tenants Tenants, FaultLog Log, RunClock Clock)
{
    /// <summary>Of the platform: those that lanes lead to.</summary>
    public const int Endpoints = 4;
}
