namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>Opens the deliveries of an integration to its platform, without an account. Stored as the hash of its token.</summary>
internal sealed class IntegrationLink
{
    public int Id { get; private set; }

    public required int IntegrationId { get; init; }

    /// <summary>Who handed it out. It can do no more than this account.</summary>
    public required int AccountId { get; init; }

    public required string Name { get; init; }

    /// <summary>Lowercase hex SHA-256 of the token, which is returned once, when the link is created.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Expires { get; init; }
}
