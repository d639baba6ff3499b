namespace Icaro.Console.Shell;

/// <summary>The addresses of the pages, relative to the console.</summary>
internal static class Paths
{
    public const string Deliveries = "deliveries";
    public const string Endpoints = "endpoints";
    public const string Hotspots = "hotspots";
    public const string Link = "link";
    public const string Links = "links";
    public const string Login = "login";
    public const string Logout = "logout";
    public const string Replays = "replays";

    public static string Delivery(Guid id) => $"{Deliveries}/{id}";

    public static string Endpoint(int id) => $"{Endpoints}/{id}";

    /// <summary>Of an integration, which is the endpoint with its id.</summary>
    public static string LinksOf(int endpointId) => $"{Links}/{endpointId}";

    public static string Replay(Guid id) => $"{Replays}/{id}";

    /// <summary>A page that tells what a form has done.</summary>
    public static string Done(string page, string what) => $"{page}?{DoneNote.QueryName}={what}";
}
