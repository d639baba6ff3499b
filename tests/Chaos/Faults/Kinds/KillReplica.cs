namespace Icaro.Chaos.Faults.Kinds;

/// <summary>SIGKILL to a process.</summary>
/// <param name="Number">Of the replica; those that do not exist count from the first again.</param>
internal sealed record KillReplica(string Resource, int Number) : IFault
{
    public override string ToString() => $"kill {Resource} {Number}";

    public async Task BefallAsync(Arena arena, CancellationToken cancellationToken)
    {
        using var fault = arena.Log.Begin($"kill {Resource}", ToString(), Disrupts.Booking(Resource));
        await arena.System.Replicas.KillAsync(arena.System.Replicas.Of(Resource, Number), cancellationToken);
    }
}
