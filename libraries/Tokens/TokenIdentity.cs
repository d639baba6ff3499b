using System.Text.Json.Serialization;

namespace Icaro.Tokens;

/// <summary>The account of a valid token. Endpoints take it as a parameter.</summary>
public sealed record TokenIdentity
{
    public required int AccountId { get; init; }

    /// <summary><c>admin</c>, <c>reseller</c>, <c>customer</c> or <c>desk</c>.</summary>
    public required string AccountType { get; init; }

    /// <summary>
    /// One of <see cref="OperatorRoles"/>, of an admin. A catalog of an earlier release names none: its admins may do everything.
    /// </summary>
    public string? OperatorRole { get; init; }

    /// <summary>The account that created this one: the reseller of a customer or desk.</summary>
    public required int CreatorId { get; init; }

    /// <summary>The hotspot of a customer or desk.</summary>
    public int? HotspotId { get; init; }

    /// <summary><c>login</c> for people, <c>api</c> for platforms.</summary>
    public required string TokenType { get; init; }

    /// <summary><c>full</c> for people; <c>read</c>, <c>write</c> or <c>full</c> for platforms.</summary>
    public required string Acls { get; init; }

    /// <summary>Null for tokens that never expire.</summary>
    public DateTimeOffset? Expires { get; init; }

    public bool IsAdmin => AccountType == "admin";

    public bool IsAdministrator => IsAdmin && OperatorRole is null or OperatorRoles.Administer;

    public bool IsReseller => AccountType == "reseller";

    public bool IsApiToken => TokenType == "api";

    /// <summary>Binds the parameter of an endpoint that requires a token.</summary>
    public static ValueTask<TokenIdentity?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<TokenIdentity>());
}

[JsonSerializable(typeof(TokenIdentity))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, IgnoreReadOnlyProperties = true)]
public sealed partial class TokenJson : JsonSerializerContext;
