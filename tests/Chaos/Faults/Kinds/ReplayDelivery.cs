namespace Icaro.Chaos.Faults.Kinds;

/// <summary>An operator has a webhook sent once more that the platform accepted long ago.</summary>
/// <param name="Pick">Which one: its place among all arrivals, from the first again when there are fewer.</param>
internal sealed record ReplayDelivery(int Pick) : IFault
{
    public override string ToString() => $"replay the delivery of arrival {Pick}";

    public async Task BefallAsync(Arena arena, CancellationToken cancellationToken)
    {
        var arrivals = arena.Platform.Arrivals;
        if (arrivals is [] || !Guid.TryParse(arrivals[Pick % arrivals.Count].WebhookId, out var id))
            return;

        using var fault = arena.Log.Begin("replay", ToString(), disrupts: false);
        await arena.Operator.ReplayAsync(id, cancellationToken);
    }
}
