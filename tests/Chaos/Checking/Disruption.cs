namespace Icaro.Chaos.Checking;

/// <summary>A time in which the dispatcher may have sent a webhook without being able to note that it did.</summary>
internal sealed record Disruption(TimeSpan From, TimeSpan To, string What);
