namespace Icaro.Chaos.Arenas;

/// <summary>The services' settings for an attack: the same behaviour as always, with shorter times.</summary>
internal static class Settings
{
    /// <summary>How long the dispatcher waits for an answer.</summary>
    private const string ExchangeTimeout = "00:00:05";

    /// <summary>How long a delivery waits for a dispatcher that has died.</summary>
    private const string Lease = "00:00:07";

    /// <summary>How long a platform that fails is left alone.</summary>
    private const string FirstPause = "00:00:00.5";

    private const string LongestPause = "00:00:02";

    private static readonly string[] RetrySchedule = ["00:00:00.2", "00:00:00.5", "00:00:01", "00:00:02"];

    public static void Apply(IDistributedApplicationTestingBuilder builder)
    {
        builder.Project(Resources.Gateway)
            .WithEnvironment("RateLimits__PerClientPerSecond", "100000")
            .WithEnvironment("RateLimits__PerTokenPerSecond", "100000");

        var dispatch = builder.Project(Resources.Dispatch)
            .WithEnvironment("Egress__ExchangeTimeout", ExchangeTimeout)
            .WithEnvironment("Dispatch__Lease", Lease)
            .WithEnvironment("Endpoints__FirstPause", FirstPause)
            .WithEnvironment("Endpoints__LongestPause", LongestPause);
        for (var i = 0; i < RetrySchedule.Length; i++)
            dispatch.WithEnvironment($"Retry__Schedule__{i}", RetrySchedule[i]);
    }
}
