namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

/// <summary>The card of a partner's module: what the marketplace shows of it, and how it connects itself.</summary>
internal sealed class Module
{
    public int Id { get; private set; }

    /// <summary>The account whose module it is.</summary>
    public required int PartnerId { get; init; }

    /// <summary>Names the module for good, also in the paths of the API for modules.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    /// <summary>The address of a picture; empty for none.</summary>
    public string Logo { get; set; } = "";

    /// <summary>Sealed. Signs registrations; shown once, when it is made.</summary>
    public required string Secret { get; set; }

    /// <summary>The maxBatchSize that an api key of the module may have.</summary>
    public string[] AllowedScopes { get; set; } = [];

    /// <summary>Whether it connects itself.</summary>
    public bool SimpleConnection { get; set; }

    /// <summary>Where the module says what it wants, and where it registers.</summary>
    public string ConfigUrl { get; set; } = "";

    /// <summary>How registrations are written: <see cref="RegisterFormats"/>.</summary>
    public string RegisterFormat { get; set; } = RegisterFormats.Json;

    /// <summary>Whether others than its partner see it.</summary>
    public bool Published { get; set; }

    public required DateTimeOffset Created { get; init; }
}

/// <summary>How a registration's form is written. Modules read one or the other.</summary>
internal static class RegisterFormats
{
    /// <summary>One field <c>register</c> that holds JSON.</summary>
    public const string Json = "json";

    /// <summary>Fields <c>register[token]</c>, <c>register[apiKey]</c> and <c>register[systemUrl]</c>.</summary>
    public const string Brackets = "brackets";
}
