namespace Icaro.Console.Hotspots;

/// <summary>What a button of the matrix does. Its text is the value of the button.</summary>
internal sealed record SwitchCommand(string Verb, int HotspotId, int IntegrationId)
{
    public const string On = "on";
    public const string Off = "off";
    public const string Sync = "sync";

    public static readonly IReadOnlyDictionary<string, string> Done = new Dictionary<string, string>
    {
        [On] = "It is switched on. The platform is told now.",
        [Off] = "It is switched off, and the platform's token is revoked. The platform is told now.",
        [Sync] = "The platform is told everything again now.",
    };

    public static readonly ApiProblem Unknown = new(StatusCodes.Status400BadRequest, "There is no such switch.");

    /// <summary>Switching on what is on synchronizes it.</summary>
    public bool IsOn => Verb is not Off;

    /// <returns>Null for a text that is no command.</returns>
    public static SwitchCommand? Parse(string? text) => text?.Split(' ') is [var verb, var hotspot, var integration]
        && Done.ContainsKey(verb)
        && int.TryParse(hotspot, NumberStyles.None, CultureInfo.InvariantCulture, out var hotspotId)
        && int.TryParse(integration, NumberStyles.None, CultureInfo.InvariantCulture, out var integrationId)
            ? new(verb, hotspotId, integrationId)
            : null;

    public override string ToString() => $"{Verb} {HotspotId} {IntegrationId}";
}
