namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>
/// The latest attempt to connect an account to a module: one that is open, or one that failed. One that succeeds becomes a
/// connection, in the same transaction.
/// </summary>
internal sealed class Registration
{
    public required int ModuleId { get; init; }

    public required int AccountId { get; init; }

    /// <summary>Another one for each attempt: who lost it to somebody else changes nothing any more.</summary>
    public required Guid Attempt { get; set; }

    /// <summary>
    /// Until then the attempt is open, by the database's clock. Whoever runs it renews it; so the key of a process that died is
    /// worth nothing soon after. Null for an attempt that failed.
    /// </summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Lowercase hex SHA-256 of the api key, good for the API for modules alone while the attempt is open.</summary>
    public string? ApiKeyHash { get; set; }

    public string[] Scopes { get; set; } = [];

    /// <summary>Sealed. What the module has said of the connection so far, as JSON.</summary>
    public string? Edit { get; set; }

    /// <summary>Lowercase hex SHA-256 of the client id in it.</summary>
    public string? ClientIdHash { get; set; }

    /// <summary>Why the module's last call was refused.</summary>
    public string? EditFault { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }

    public DateTimeOffset? FailedAt { get; set; }

    public MarketplaceError? Error => ErrorCode is null ? null : new(ErrorMessage!, ErrorCode);
}
