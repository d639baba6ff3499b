namespace Icaro.WingsRedirect.Flows;

/// <summary>One guest on the way from the portal through the platforms and back: all that is needed to go on, wherever that is.</summary>
/// <remarks>The text is slices of the request, or of the state that came back.</remarks>
internal sealed record Flow
{
    /// <summary>Random: no two walks are the same, though the guest and the parameters may be.</summary>
    public required Guid Id { get; init; }

    public required Step Step { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long StartedAt { get; init; }

    public required ReadOnlyMemory<char> UnitUuid { get; init; }

    public required ReadOnlyMemory<char> SessionId { get; init; }

    public required ReadOnlyMemory<char> UamIp { get; init; }

    public required ReadOnlyMemory<char> UamPort { get; init; }

    public required ReadOnlyMemory<char> User { get; init; }

    public required ReadOnlyMemory<char> NasId { get; init; }

    /// <summary>The portal's page, which also tells the <see cref="LoginMethod"/>.</summary>
    public required ReadOnlyMemory<char> Path { get; init; }

    /// <summary>Where the guest comes back to in the end.</summary>
    public required ReadOnlyMemory<char> Return { get; init; }

    /// <summary>The voucher, one-time code or authorization code.</summary>
    public required ReadOnlyMemory<char> Code { get; init; }

    /// <summary>What goes with the code: the number, the address, or the social network's own state.</summary>
    public required ReadOnlyMemory<char> Contact { get; init; }
}
