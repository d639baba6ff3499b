namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>
/// An id in a path or query: a whole number from 1 to 2,147,483,647 in plain digits. Binding never fails;
/// <see cref="RequestChecks"/> or the endpoint responds to a malformed id in its own words.
/// </summary>
internal readonly record struct RouteId(int? Parsed)
{
    public int Value => Parsed ?? throw new InvalidOperationException("The id is malformed.");

    public static bool TryParse(string? text, out RouteId id)
    {
        id = new(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null);
        return true;
    }
}
