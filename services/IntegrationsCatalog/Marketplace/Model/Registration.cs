namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>
/// The latest attempt to connect an account to a module, which is open or failed. A successful attempt is replaced by a connection in the
/// same transaction.
/// </summary>
internal sealed class Registration
{
    public required int ModuleId { get; init; }

    public required int AccountId { get; init; }

    /// <summary>Different for each attempt, so that a lost attempt changes nothing.</summary>
    public required Guid Attempt { get; set; }

    /// <summary>
    /// When the attempt expires, by the database's clock. Its process renews the lease, so that the key of a terminated process soon
    /// becomes invalid. Null for a failed attempt.
    /// </summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Lowercase hex SHA-256 of the api key, which is valid for the API for modules while the attempt is open.</summary>
    public string? ApiKeyHash { get; set; }

    public string[] Scopes { get; set; } = [];

    /// <summary>Sealed. The module's description of the connection, as JSON.</summary>
    public string? Edit { get; set; }

    /// <summary>Lowercase hex SHA-256 of the client id in it.</summary>
    public string? ClientIdHash { get; set; }

    /// <summary>Why the module's last call failed.</summary>
    public string? EditFault { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }

    public DateTimeOffset? FailedAt { get; set; }

    public MarketplaceError? Error => ErrorCode is null ? null : new(ErrorMessage!, ErrorCode);
}
