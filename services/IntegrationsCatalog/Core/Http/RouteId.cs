namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>An id in a path. Binding never fails, so that each route can answer a malformed id in its own words.</summary>
/// <param name="Value">Null unless the text is a whole number from 1 to 2,147,483,647 in plain digits.</param>
public readonly record struct RouteId(int? Value)
{
    public static bool TryParse(string? text, out RouteId id)
    {
        id = new(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null);
        return true;
    }
}
