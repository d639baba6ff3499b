namespace Icaro.WingsRedirect;

/// <summary>
/// Publishes to the other replicas what this one learned. Callers do not wait for it: when the broker is unavailable the
/// message is lost, and each caller documents the consequence.
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
        catch (Exception exception)
        {
            Log.NotPublished(logger, typeof(T).Name, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A {Message} may not have reached the other replicas: {Reason}")]
        public static partial void NotPublished(ILogger logger, string message, string reason);
    }
}
