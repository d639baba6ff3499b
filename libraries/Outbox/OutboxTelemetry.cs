namespace Icaro.Outbox;

/// <summary>Adds the publish to the trace of the request that caused the message.</summary>
internal static class OutboxTelemetry
{
    /// <summary>The name of the source and the meter.</summary>
    public const string Name = "Icaro.Outbox";

    private static readonly ActivitySource Source = new(Name);

    public static Activity? StartPublish(OutboxMessage message) =>
        Source.StartActivity($"{message.Type} outbox", ActivityKind.Internal, message.TraceParent);
}
