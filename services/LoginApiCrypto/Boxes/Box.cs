namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>An IACBOX and its configuration.</summary>
internal sealed class Box
{
    public int Id { get; init; }

    public required string RegistrationNumber { get; init; }

    public string Name { get; set; } = "";

    /// <summary>The URL of the box's Login API, to which browsers are sent.</summary>
    public required string BaseUrl { get; set; }

    public bool Encrypted { get; set; } = true;

    public string Version { get; set; } = "2.1";

    /// <summary>Whether clear messages have no salt, as before version 2.0.</summary>
    public bool Unsalted { get; set; }

    /// <summary>The name of the parameter lapi in URLs from the box.</summary>
    public string LapiName { get; set; } = "lapi";

    /// <summary>The name of the parameter si in URLs from the box.</summary>
    public string SiName { get; set; } = "si";

    /// <summary>Whether the box reports the result of a logon, or shows a page of its own.</summary>
    public bool Callback { get; set; } = true;

    /// <summary>The logon types that the login page offers, in this order.</summary>
    public List<string> LogonTypes { get; set; } = ["cred"];

    /// <summary>One of <see cref="DecisionKind"/>.</summary>
    public string Decision { get; set; } = DecisionKind.ClickThrough;

    /// <summary>The id of the template of which <c>create</c> makes a ticket; null to bring a user name and password instead.</summary>
    public int? TicketTemplate { get; set; }

    /// <summary>The URL of the platform that decides.</summary>
    public string? DecisionUrl { get; set; }

    /// <summary>The Standard Webhooks secret that signs requests to the platform.</summary>
    public string? DecisionSecret { get; set; }

    /// <summary>The fields of a hotel guest that the page may read.</summary>
    public List<string> PmsFields { get; set; } = [];

    /// <summary>What else of a hotel guest the box asks for, besides the room and the name: some of <see cref="PmsInput"/>.</summary>
    public List<string> PmsInputs { get; set; } = [];

    /// <summary>The URL where the page's script asks the box for the guest and the templates; null for a page without the script.</summary>
    public string? PmsUrl { get; set; }

    /// <summary>The page for each refresh id: <c>login</c>, <c>status</c>, or a URL.</summary>
    public Dictionary<string, string> RefreshPages { get; set; } = new() { ["login"] = "login", ["status"] = "status" };

    /// <summary>By language.</summary>
    public Dictionary<string, BoxTexts> Texts { get; set; } = [];

    /// <summary>A data: URL.</summary>
    public string? Logo { get; set; }

    public string Language { get; set; } = "en";

    public required string Secret { get; set; }

    /// <summary>Also valid until <see cref="PreviousSecretExpires"/>.</summary>
    public string? PreviousSecret { get; set; }

    public DateTimeOffset? PreviousSecretExpires { get; set; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Updated { get; set; }
}
