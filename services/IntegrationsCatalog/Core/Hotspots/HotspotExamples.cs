namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <summary>For the documentation.</summary>
internal static class HotspotExamples
{
    public static readonly NewHotspot New = new(
        null,
        "Alpina lobby",
        "Ground floor",
        "Alpina Ltd.",
        "01234567890",
        "1 Mountain Road",
        "info@alpina.example",
        "Dana Privacy",
        "privacy@alpina.example");

    public static readonly HotspotChange Change = new(null, "Ground floor and terrace", null, null, null, null, null, null);

    public static readonly HotspotAnswer Answer = new(
        1,
        "4f9d1c4e-7f0b-4e52-9b1a-6d2f0c8a3e71",
        2,
        "Alpina lobby",
        "Ground floor",
        "Alpina Ltd.",
        "01234567890",
        "1 Mountain Road",
        "info@alpina.example",
        "Dana Privacy",
        "privacy@alpina.example",
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static readonly Listing<HotspotAnswer> List = new([Answer], 1);
}
