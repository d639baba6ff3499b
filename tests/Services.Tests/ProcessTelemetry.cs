namespace Icaro.Services.Tests;

/// <summary>
/// A listener for all sources makes every service of this process create spans that others do not record, and so breaks their traces.
/// These tests therefore do not run at the same time.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ProcessTelemetry
{
    public const string Name = "telemetry of the process";
}
