namespace Icaro.Chaos.Faults.Kinds;

/// <summary>Waits for a moment to pass, to strike then. It counts as a fault when it does.</summary>
internal sealed record ArmStrike(Strike Strike) : IFault
{
    public override string ToString() => $"arm: {Strike}";

    public Task BefallAsync(Arena arena, CancellationToken cancellationToken)
    {
        arena.System.Striker.Arm(Strike);
        return Task.CompletedTask;
    }
}
