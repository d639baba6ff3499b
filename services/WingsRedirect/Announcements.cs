namespace Icaro.WingsRedirect;

/// <summary>
/// Tells the other replicas what this one learned. Nobody waits for it: without the broker they do not learn it, and what
/// that means is said where it matters.
/// </summary>
internal sealed partial class Announcements(IBus bus, TimeProvider time, ILogger<Announcements> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    public void Announce<T>(T message)
        where T : class => _ = PublishAsync(message);

    private async Task PublishAsync<T>(T message)
        where T : class
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        try
        {
            await bus.Publish(message, timeout.Token);
        }
        catch (Exception failure)
        {
            Log.NotAnnounced(logger, typeof(T).Name, failure.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The other replicas may not have heard of a {Message}: {Reason}")]
        public static partial void NotAnnounced(ILogger logger, string message, string reason);
    }
}
