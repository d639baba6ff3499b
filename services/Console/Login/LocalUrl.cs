namespace Icaro.Console.Login;

/// <summary>Where a person goes on after the login: to a page of the console, whatever the link said.</summary>
internal static class LocalUrl
{
    private const string Home = "/console/";

    public static string Of(string? url) =>
        url is not null && url.StartsWith(Home, StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal) ? url : Home;
}
