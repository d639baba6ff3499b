namespace Icaro.Chaos.Faults.Kinds;

/// <summary>SIGSTOP to a process and its children, and SIGCONT after a while.</summary>
/// <param name="Number">Of the replica; those that do not exist count from the first again.</param>
internal sealed record PauseReplica(string Resource, int Number, TimeSpan Duration) : IFault
{
    public override string ToString() => $"pause {Resource} {Number} for {Duration.TotalSeconds:0.0} s";

    public async Task BefallAsync(Arena arena, CancellationToken cancellationToken)
    {
        using var fault = arena.Log.Begin($"pause {Resource}", ToString(), Disrupts.Booking(Resource));
        await arena.System.Replicas.PauseAsync(arena.System.Replicas.Of(Resource, Number), Duration, cancellationToken);
    }
}
