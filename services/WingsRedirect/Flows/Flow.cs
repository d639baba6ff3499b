namespace Icaro.WingsRedirect.Flows;

/// <summary>
/// The way of one guest from the portal through the platforms and back. It contains all that any replica needs to continue it.
/// </summary>
/// <remarks>The values are slices of the request, or of the state.</remarks>
internal sealed record Flow
{
    /// <summary>Random, so that two flows of one guest with the same parameters differ.</summary>
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

    /// <summary>The path of the portal's page, which determines the <see cref="LoginMethod"/>.</summary>
    public required ReadOnlyMemory<char> Path { get; init; }

    /// <summary>The URL to which the guest returns in the end.</summary>
    public required ReadOnlyMemory<char> Return { get; init; }

    /// <summary>The voucher, one-time code or authorization code.</summary>
    public required ReadOnlyMemory<char> Code { get; init; }

    /// <summary>What belongs to the code: the number, the e-mail address, or the state of the social network.</summary>
    public required ReadOnlyMemory<char> Contact { get; init; }
}
