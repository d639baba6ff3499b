namespace Icaro.IntegrationsCatalog.Partners.Model;

/// <summary>Lets a partner act for an organization, which is a reseller's account. Stored as its hash.</summary>
internal sealed class ApiKey
{
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    public required string Name { get; init; }

    /// <summary>Lowercase hex SHA-256 of the key, which is returned once, when it is created.</summary>
    public required string KeyHash { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsed { get; init; }
}
