namespace Icaro.Console.Replays;

/// <summary>A job that sends settled deliveries again, as the dispatcher tells it.</summary>
/// <param name="State">running, done or cancelled.</param>
/// <param name="Total">Deliveries that matched when the job began.</param>
/// <param name="Done">Deliveries that were put back into their lanes.</param>
public sealed record Replay(
    Guid Id,
    string State,
    long Total,
    long Done,
    int? Hotspot,
    int? Integration,
    string? Status,
    DateTimeOffset? Since,
    DateTimeOffset? Until,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    public bool IsRunning => State == "running";

    /// <summary>In words, such as <c>integration 2, failed</c>.</summary>
    public string Conditions => string.Join(", ", new[]
    {
        Integration is null ? null : $"integration {Integration}",
        Hotspot is null ? null : $"hotspot {Hotspot}",
        Status,
        Since is null ? null : $"since {UtcTime.Text(Since.Value)}",
        Until is null ? null : $"until {UtcTime.Text(Until.Value)}",
    }.OfType<string>());
}

/// <summary>The conditions of a new job. The dispatcher checks them, and requires at least one.</summary>
public sealed record NewReplay(int? Hotspot, int? Integration, string? Status, string? Since, string? Until);
