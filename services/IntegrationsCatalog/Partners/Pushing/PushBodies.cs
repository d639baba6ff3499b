namespace Icaro.IntegrationsCatalog.Partners.Pushing;

/// <summary>Writes the bodies of deliveries, each with one payload or several of a device.</summary>
internal sealed class PushBodies(Project project, KeyRing keys)
{
    /// <summary>Bytes. A larger body gets no further payload.</summary>
    private const int EnoughBody = 64 * 1024;

    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    /// <returns>The bodies, in the order of the payloads of each device.</returns>
    public List<PushBody> Of(PushTarget target, IEnumerable<IDevicePayload> payloads)
    {
        List<PushBody> bodies = [];
        foreach (var ofDevice in payloads.Where(target.Wants).GroupBy(payload => payload.Device.Id))
        {
            IDevicePayload[] all = [.. ofDevice];
            for (var next = 0; next < all.Length;)
                bodies.Add(Take(target, all, ref next));
        }

        return bodies;
    }

    private PushBody Take(PushTarget target, IDevicePayload[] payloads, ref int next)
    {
        var first = payloads[next];
        _bytes.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_bytes, Options))
        {
            Open(json, target, first.Device);
            var end = Math.Min(payloads.Length, next + target.BatchSize);
            do
                payloads[next++].Write(json, project, target.Endpoint.EndpointId);
            while (next < end && json.BytesCommitted + json.BytesPending < EnoughBody);
            Close(json, target);
        }

        return new(first.Device.Id, first.OccurredAt, keys.Seal(_bytes.WrittenSpan, SealPurpose.WebhookBody));
    }

    private static void Open(Utf8JsonWriter json, PushTarget target, PushedDevice device)
    {
        if (target.IsCumulocity)
        {
            json.WriteStartObject();
            json.WriteStartObject("device");
            json.WriteString("id", device.DeviceId);
            json.WriteString("name", device.Name);
            json.WriteString("type", device.Type);
            json.WriteEndObject();
            json.WriteStartArray("payloads");
        }
        else if (target.BatchSize > 1)
        {
            json.WriteStartArray();
        }
    }

    private static void Close(Utf8JsonWriter json, PushTarget target)
    {
        if (target.IsCumulocity || target.BatchSize > 1)
            json.WriteEndArray();
        if (target.IsCumulocity)
            json.WriteEndObject();
    }
}

/// <param name="OccurredAt">The time of the first payload.</param>
internal sealed record PushBody(int DeviceId, DateTimeOffset OccurredAt, byte[] Sealed);
