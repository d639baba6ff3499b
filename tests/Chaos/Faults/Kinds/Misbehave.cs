namespace Icaro.Chaos.Faults.Kinds;

/// <summary>The platform treats the next webhooks of an integration badly.</summary>
/// <param name="Endpoint">The place of the platform's endpoint.</param>
internal sealed record Misbehave(int Endpoint, Misbehavior Misbehavior, int Times) : IFault
{
    public override string ToString() => $"platform {Endpoint}: {Misbehavior} {Times} times";

    public Task BefallAsync(Arena arena, CancellationToken cancellationToken)
    {
        using var fault = arena.Log.Begin($"platform: {Misbehavior}", ToString(), disrupts: false);
        arena.Platform.Endpoints[Endpoint].Misbehave(Misbehavior, Times);
        return Task.CompletedTask;
    }
}
