namespace Icaro.Chaos.Faults;

/// <param name="At">From the start of the attack.</param>
internal sealed record PlannedFault(TimeSpan At, IFault Fault);
