namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>Reads the documented data: one object, or up to 1,000 in an array.</summary>
/// <param name="deviceId">The device in the path; null if the data must name it.</param>
internal sealed class DataReader(Project project, string? deviceId, DateTimeOffset now)
{
    public const int MaxPoints = 1_000;

    /// <summary>Bytes. A webhook contains the whole payload.</summary>
    private const int MaxPayload = 16 * 1024;

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far a device's clock may be ahead.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    /// <returns>Null, or incomplete, if the check has errors.</returns>
    public IReadOnlyList<DataPoint>? Read(BodyCheck check, JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Array)
            return ReadPoint(check, body) is { } single ? [single] : null;
        if (body.GetArrayLength() > MaxPoints)
        {
            check.Fail($"has more than {MaxPoints} data points");
            return null;
        }

        List<DataPoint> points = new(body.GetArrayLength());
        foreach (var (index, item) in body.EnumerateArray().Index())
        {
            using var place = check.At(index);
            if (ReadPoint(check, item) is { } point)
                points.Add(point);
        }

        return points;
    }

    private DataPoint? ReadPoint(BodyCheck check, JsonElement body)
    {
        if (!check.IsObject(body))
            return null;

        var device = check.Id(body, "deviceId");
        if (device is null && deviceId is null && BodyCheck.Field(body, "deviceId") is null)
            check.Require("deviceId");
        if (deviceId is not null)
            CheckSame(check, "deviceId", device, deviceId);
        CheckSame(check, "organizationId", check.Text(body, "organizationId", 100), project.OrganizationId);
        CheckSame(check, "projectId", check.Text(body, "projectId", 100), project.ProjectId);
        CheckSame(check, "payloadType", check.Text(body, "payloadType", 100), "DATA");

        var gateway = check.Id(body, "gatewayId");
        var payloadId = check.Id(body, "payloadId") ?? Guid.CreateVersion7(now).ToString();
        var source = Source(check, body);
        var timestamp = Timestamp(check, body);
        var (payload, types) = Payload(check, body);
        return new(device ?? deviceId ?? "", gateway, payloadId, source, timestamp, types, payload);
    }

    /// <summary>An optional field must not contradict the path.</summary>
    private static void CheckSame(BodyCheck check, string name, string? value, string expected)
    {
        if (value is null || value == expected)
            return;

        using var place = check.At(name);
        check.Fail($"is not {expected}");
    }

    private static string Source(BodyCheck check, JsonElement body)
    {
        var source = check.Text(body, "source", 100) ?? DataPoint.Periodic;
        if (source is DataPoint.Periodic or DataPoint.Event)
            return source;

        using var place = check.At("source");
        check.Fail("is neither p (periodic) nor e (event)");
        return source;
    }

    private DateTimeOffset Timestamp(BodyCheck check, JsonElement body)
    {
        if (BodyCheck.Field(body, "timestamp") is not { } field)
            return now;

        using var place = check.At("timestamp");
        if (field.ValueKind is not JsonValueKind.String || !DataTime.TryParse(field.GetRawText().Trim('"'), out var time))
            check.Fail("is not a time such as 2026-01-31T12:00:00Z");
        else if (time < Earliest)
            check.Fail("is before 2000");
        else if (time > now + MaxAhead)
            check.Fail("is more than a day from now");
        else
            return time;
        return now;
    }

    private static (string Payload, DataTypes Types) Payload(BodyCheck check, JsonElement body)
    {
        if (BodyCheck.Field(body, "payload") is not { } payload)
        {
            check.Require("payload");
            return ("", DataTypes.None);
        }

        using var place = check.At("payload");
        if (!check.IsObject(payload))
            return ("", DataTypes.None);

        var text = payload.GetRawText();
        if (Encoding.UTF8.GetByteCount(text) > MaxPayload)
            check.Fail($"has more than {MaxPayload} bytes");
        return (text, PayloadCheck.Check(check, payload));
    }
}
