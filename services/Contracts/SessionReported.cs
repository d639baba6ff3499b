namespace Icaro.Contracts;

/// <summary>A unit has reported the session of a guest. Of several reports about a session the latest counts.</summary>
public sealed record SessionReported
{
    public required string UnitUuid { get; init; }

    public required string SessionId { get; init; }

    /// <summary>False for a session that has ended.</summary>
    public required bool IsOpen { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>Until when the report counts.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Whether the session ends when the report expires.</summary>
    public required bool IsLimited { get; init; }

    /// <summary>The IP address of the device in the unit's network.</summary>
    public string? Address { get; init; }

    /// <summary>By which the device tells itself when it asks for its session.</summary>
    public string? DeviceToken { get; init; }

    public long? BytesRemaining { get; init; }
}
