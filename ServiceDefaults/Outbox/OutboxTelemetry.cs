using System.Diagnostics;

namespace Icaro.ServiceDefaults.Outbox;

/// <summary>Joins the publish to the trace of the request that owed it, which ended long ago.</summary>
internal static class OutboxTelemetry
{
    public const string SourceName = "Icaro.Outbox";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? StartPublish(OutboxMessage message) =>
        Source.StartActivity($"{message.Type} outbox", ActivityKind.Internal, message.TraceParent);
}
