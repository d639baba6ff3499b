namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>A token of a person or a platform, stored as its hash.</summary>
internal sealed class AccessToken
{
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    /// <summary>Lowercase hex SHA-256 of the token.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Sealed. Only for platforms: every later webhook contains the same token.</summary>
    public string? ApiToken { get; init; }

    public required string Type { get; init; }

    public required string Acls { get; init; }

    /// <summary>The platform's integration, for tokens of type <c>api</c>.</summary>
    public int? IntegrationId { get; init; }

    /// <summary>Null for tokens that do not expire.</summary>
    public DateTimeOffset? Expires { get; set; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>From where somebody logged in.</summary>
    public string? Address { get; init; }

    /// <summary>With what somebody logged in.</summary>
    public string? UserAgent { get; init; }
}

internal static class TokenTypes
{
    public const string Login = "login";
    public const string Api = "api";
    public const string Link = TokenIdentity.LinkType;
}
