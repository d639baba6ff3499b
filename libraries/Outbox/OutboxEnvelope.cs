using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using MassTransit.Logging;
using MassTransit.Serialization;

namespace Icaro.Outbox;

/// <summary>MassTransit's documented envelope around the JSON of a message.</summary>
/// <remarks>Source: https://masstransit.io/documentation/concepts/messages.</remarks>
internal static class OutboxEnvelope
{
    public static readonly string ContentType = SystemTextJsonMessageSerializer.JsonContentType.MediaType;

    private static readonly string Contracts = typeof(IntegrationToggled).Namespace!;

    private static readonly FrozenDictionary<string, bool> Mandatory = typeof(IntegrationToggled).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == Contracts && type is { IsClass: true, IsAbstract: false })
        .ToFrozenDictionary(type => type.Name, type => type.IsAssignableTo(typeof(IMandatoryMessage)));

    /// <summary>The message types of this release. Another release may have written others.</summary>
    public static IReadOnlyList<string> Types => Mandatory.Keys;

    /// <summary>Whether messages of this type must reach a queue.</summary>
    public static bool IsMandatory(string messageType) => Mandatory[messageType];

    /// <summary>The exchange that MassTransit's consumers bind their queues to.</summary>
    public static string Exchange(string messageType) => $"{Contracts}:{messageType}";

    /// <param name="message">A row of the outbox.</param>
    /// <param name="activityId">The W3C trace context of the publish.</param>
    public static ReadOnlyMemory<byte> Wrap(OutboxMessage message, string? activityId)
    {
        var bytes = new ArrayBufferWriter<byte>(message.Payload.Length + 256);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteString("messageId", message.MessageId);
        json.WriteStartArray("messageType");
        json.WriteStringValue($"urn:message:{Contracts}:{message.Type}");
        json.WriteEndArray();
        json.WritePropertyName("message");
        json.WriteRawValue(message.Payload, skipInputValidation: true);
        json.WriteStartObject("headers");
        if (activityId is not null)
            json.WriteString(DiagnosticHeaders.ActivityId, activityId);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
