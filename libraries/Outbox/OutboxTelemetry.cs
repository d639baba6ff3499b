namespace Icaro.Outbox;

/// <summary>Joins the publish to the trace of the request that owed it, which ended long ago.</summary>
internal static class OutboxTelemetry
{
    /// <summary>Of the source and the meter.</summary>
    public const string Name = "Icaro.Outbox";

    private static readonly ActivitySource Source = new(Name);

    public static Activity? StartPublish(OutboxMessage message) =>
        Source.StartActivity($"{message.Type} outbox", ActivityKind.Internal, message.TraceParent);
}
