namespace Icaro.Chaos.Faults.Kinds;

/// <summary>Stops a server in good order, as for maintenance, and starts it again.</summary>
internal sealed record StopServer(string Resource, TimeSpan Duration) : IFault
{
    public override string ToString() => $"stop {Resource} for {Duration.TotalSeconds:0.0} s";

    public async Task BefallAsync(Arena arena, CancellationToken cancellationToken)
    {
        using var fault = arena.Log.Begin($"stop {Resource}", ToString(), Disrupts.Booking(Resource));
        await arena.System.Replicas.StopAsync(arena.System.Replicas.Of(Resource, 0), Duration, cancellationToken);
    }
}
