namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>An IACBOX, and how it was configured to speak with us.</summary>
internal sealed class Box
{
    public int Id { get; init; }

    public required string RegistrationNumber { get; init; }

    public string Name { get; set; } = "";

    /// <summary>Where browsers find the box's Login API.</summary>
    public required string BaseUrl { get; set; }

    public bool Encrypted { get; set; } = true;

    public string Version { get; set; } = "2.1";

    /// <summary>Clear messages without a salt, as before version 2.0.</summary>
    public bool Unsalted { get; set; }

    /// <summary>What the box calls the parameter lapi on the way to us.</summary>
    public string LapiName { get; set; } = "lapi";

    /// <summary>What the box calls the parameter si on the way to us.</summary>
    public string SiName { get; set; } = "si";

    /// <summary>Whether the box tells us what came of a logon, or lands the browser on a page of its own.</summary>
    public bool Callback { get; set; } = true;

    /// <summary>The ways that the login page offers, in this order.</summary>
    public List<string> LogonTypes { get; set; } = ["cred"];

    /// <summary>One of <see cref="DecisionKind"/>.</summary>
    public string Decision { get; set; } = DecisionKind.ClickThrough;

    /// <summary>Where the platform is asked.</summary>
    public string? DecisionUrl { get; set; }

    /// <summary>Signs what the platform is asked.</summary>
    public string? DecisionSecret { get; set; }

    /// <summary>What the page may know of a hotel guest.</summary>
    public List<string> PmsFields { get; set; } = [];

    /// <summary>Where the page's script asks the box for the guest and the templates; null for a form alone.</summary>
    public string? PmsUrl { get; set; }

    /// <summary>What is shown for each refresh id: <c>login</c>, <c>status</c>, or a web address.</summary>
    public Dictionary<string, string> RefreshPages { get; set; } = new() { ["login"] = "login", ["status"] = "status" };

    /// <summary>By language.</summary>
    public Dictionary<string, BoxTexts> Texts { get; set; } = [];

    /// <summary>A data: URL.</summary>
    public string? Logo { get; set; }

    public string Language { get; set; } = "en";

    public required string Secret { get; set; }

    /// <summary>Valid too until <see cref="PreviousSecretExpires"/>.</summary>
    public string? PreviousSecret { get; set; }

    public DateTimeOffset? PreviousSecretExpires { get; set; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Updated { get; set; }
}
