namespace Icaro.Chaos.Faults.Kinds;

/// <summary>Lets nothing pass between a service and a server for a while.</summary>
internal sealed record HoldUpLink(Link Link, TimeSpan Duration) : IFault
{
    public override string ToString() => $"hold up {Link} for {Duration.TotalSeconds:0.0} s";

    public async Task BefallAsync(Arena arena, CancellationToken cancellationToken)
    {
        using var fault = arena.Log.Begin($"hold up {Link}", ToString(), Disrupts.Booking(Link));
        var gate = arena.System.ProxyOf(Link).Gate;
        gate.Close();
        try
        {
            await arena.Clock.DelayAsync(Duration, cancellationToken);
        }
        finally
        {
            gate.Open();
        }
    }
}
