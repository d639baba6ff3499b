namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>A token of somebody who logged in, or of a platform. Found by its hash.</summary>
internal sealed class AccessToken
{
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    /// <summary>Lowercase hex SHA-256 of the token.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Sealed, and only for platforms: each later webhook tells them the same token again.</summary>
    public string? ApiToken { get; init; }

    public required string Type { get; init; }

    public required string Acls { get; init; }

    /// <summary>The platform's integration, for tokens of type <c>api</c>.</summary>
    public int? IntegrationId { get; init; }

    /// <summary>Null for never.</summary>
    public DateTimeOffset? Expires { get; set; }

    public required DateTimeOffset Created { get; init; }
}

internal static class TokenTypes
{
    public const string Login = "login";
    public const string Api = "api";
}
