namespace Icaro.Chaos.Faults;

/// <summary>Something that goes wrong. What it says as text is shown when it does.</summary>
internal interface IFault
{
    /// <summary>Lets it befall the system, and ends when it is over.</summary>
    Task BefallAsync(Arena arena, CancellationToken cancellationToken);
}
