namespace Icaro.Contracts;

/// <summary>A platform confirmed from server to server that it is done with a guest, whose return counts from now on.</summary>
public sealed record GuestConfirmed
{
    /// <summary>The guest's walk through the platforms.</summary>
    public required Guid FlowId { get; init; }

    public required int IntegrationId { get; init; }

    /// <summary>When the walk ends anyway.</summary>
    public required DateTimeOffset Expires { get; init; }
}
