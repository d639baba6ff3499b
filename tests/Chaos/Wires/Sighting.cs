namespace Icaro.Chaos.Wires;

/// <summary>A moment was seen to pass.</summary>
/// <param name="EventId">The toggle that a transaction is about, where that is known.</param>
internal readonly record struct Sighting(Moment Moment, Guid? EventId = null);
