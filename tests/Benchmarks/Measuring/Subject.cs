namespace Icaro.Benchmarks.Measuring;

/// <summary>Something that can be measured again and again: ours, or a peer beside it.</summary>
internal sealed record Subject(string Name, Func<CancellationToken, Task<Sample>> MeasureAsync);
