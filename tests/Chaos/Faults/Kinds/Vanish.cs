using Icaro.Chaos.Arenas;
using Icaro.Chaos.Platforms;

namespace Icaro.Chaos.Faults.Kinds;

/// <summary>The platform answers 410, and an operator enables the endpoint after a while.</summary>
/// <param name="Endpoint">The place of the platform's endpoint.</param>
internal sealed record Vanish(int Endpoint, TimeSpan Duration) : IFault
{
    public override string ToString() => $"platform {Endpoint}: gone, enabled by an operator after {Duration.TotalSeconds:0.0} s";

    public async Task BefallAsync(Arena arena, CancellationToken cancellationToken)
    {
        using var fault = arena.Log.Begin("platform: Vanish", ToString(), disrupts: false);
        var endpoint = arena.Platform.Endpoints[Endpoint];
        endpoint.Misbehave(Misbehavior.Vanish, times: 1);
        await arena.Clock.DelayAsync(Duration, cancellationToken);
        await arena.Operator.EnableAsync(endpoint.IntegrationId, cancellationToken);
    }
}
