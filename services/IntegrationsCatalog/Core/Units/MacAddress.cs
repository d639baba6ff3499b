namespace Icaro.IntegrationsCatalog.Core.Units;

/// <summary>Six octets as <c>E4-95-6E-44-1D-5C</c>, so that one device is one unit however its address was typed.</summary>
internal static partial class MacAddress
{
    public static bool IsWellFormed(string? text) => text is not null && SixOctets.IsMatch(text);

    public static string Normalize(string wellFormed) => wellFormed.Replace(':', '-').ToUpperInvariant();

    [GeneratedRegex(@"\A[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}\z")]
    private static partial Regex SixOctets { get; }
}
