namespace Icaro.IntegrationsCatalog.Partners.Model;

/// <summary>What a partner shows to act for an organization, which is a reseller's account. Found by its hash.</summary>
internal sealed class ApiKey
{
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    public required string Name { get; init; }

    /// <summary>Lowercase hex SHA-256 of the key, which is shown once, when it is made.</summary>
    public required string KeyHash { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsed { get; init; }
}
