using System.Text.Json.Serialization;

namespace Icaro.Tokens;

/// <summary>The account of a valid token. Endpoints take it as a parameter.</summary>
public sealed record TokenIdentity
{
    /// <summary>The type of a token that opens the deliveries of one integration to its platform.</summary>
    public const string LinkType = "link";

    /// <summary>For a link, who handed it out.</summary>
    public required int AccountId { get; init; }

    /// <summary><c>admin</c>, <c>reseller</c>, <c>customer</c> or <c>desk</c>; <c>platform</c> for a link, whoever handed it out.</summary>
    public required string AccountType { get; init; }

    /// <summary>
    /// One of <see cref="OperatorRoles"/>, of an admin, or of the admin who handed out a link. A catalog of an earlier release names
    /// none: its admins may do everything.
    /// </summary>
    public string? OperatorRole { get; init; }

    /// <summary>The account that created this one: the reseller of a customer or desk.</summary>
    public required int CreatorId { get; init; }

    /// <summary>The hotspot of a customer or desk.</summary>
    public int? HotspotId { get; init; }

    /// <summary><c>login</c> for people, <c>api</c> for platforms, <see cref="LinkType"/> for links.</summary>
    public required string TokenType { get; init; }

    /// <summary><c>full</c> for people; <c>read</c>, <c>write</c> or <c>full</c> for platforms; <c>none</c> for links.</summary>
    public required string Acls { get; init; }

    /// <summary>Null for tokens that never expire.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The integration that a link opens.</summary>
    public int? IntegrationId { get; init; }

    /// <summary>The reseller who handed out a link: it opens the deliveries of this reseller's hotspots only.</summary>
    public int? ResellerId { get; init; }

    public bool IsAdmin => AccountType == "admin";

    public bool IsAdministrator => IsAdmin && OperatorRole is null or OperatorRoles.Administer;

    public bool IsReseller => AccountType == "reseller";

    public bool IsApiToken => TokenType == "api";

    public bool IsLink => TokenType == LinkType;

    /// <summary>Binds the parameter of an endpoint that requires a token.</summary>
    public static ValueTask<TokenIdentity?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<TokenIdentity>());
}

[JsonSerializable(typeof(TokenIdentity))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, IgnoreReadOnlyProperties = true)]
public sealed partial class TokenJson : JsonSerializerContext;
