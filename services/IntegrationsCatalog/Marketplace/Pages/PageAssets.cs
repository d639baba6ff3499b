using System.Reflection;

namespace Icaro.IntegrationsCatalog.Marketplace.Pages;

/// <summary>The script of the pages.</summary>
internal static class PageAssets
{
    private static readonly string Script = ReadScript();

    public static void MapPageAssets(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(MarketplacePaths.EnterScript, () => TypedResults.Text(Script, "text/javascript")).ExcludeFromDescription();

    private static string ReadScript()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("enter.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
