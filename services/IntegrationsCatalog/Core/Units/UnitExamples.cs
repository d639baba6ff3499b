namespace Icaro.IntegrationsCatalog.Core.Units;

/// <summary>For the documentation.</summary>
internal static class UnitExamples
{
    public static readonly NewUnit New = new(1, "E4-95-6E-44-1D-5C", "Entrance", "Above the door", null, null);

    public static readonly UnitChange Change = new(null, "Terrace", "Under the roof");

    public static readonly UnitAnswer Answer = new(
        1,
        1,
        "E4-95-6E-44-1D-5C",
        "Entrance",
        "Above the door",
        "9a3c5e72-52d1-4c0f-8b64-1f7e2d9c6a05",
        "not shown to platforms",
        new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static readonly Listing<UnitAnswer> List = new([Answer], 1);
}
