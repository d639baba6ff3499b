namespace Icaro.Chaos.Faults.Kinds;

/// <summary>Breaks all connections between a service and a server.</summary>
internal sealed record CutLink(Link Link) : IFault
{
    public override string ToString() => $"cut {Link}";

    public Task BefallAsync(Arena arena, CancellationToken cancellationToken)
    {
        using var fault = arena.Log.Begin($"cut {Link}", ToString(), Disrupts.Booking(Link));
        arena.System.ProxyOf(Link).Cut();
        return Task.CompletedTask;
    }
}
