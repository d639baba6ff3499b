namespace Icaro.IntegrationsCatalog.Core.Documentation;

internal static class DocumentationExtensions
{
    private const string DocumentPath = "/openapi/v1.json";

    public static void AddDocumentation(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer<TokenScheme>();
        options.AddOperationTransformer<DocumentedExamples>();
    });

    /// <summary>At <c>/api/docs</c>: a page to read the document and to try the calls. It brings its files along.</summary>
    public static void UseDocumentationPage(this WebApplication app)
    {
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "api/docs";
            page.DocumentTitle = "Icaro.Aspire API";
            page.SwaggerEndpoint(DocumentPath, "v1");
        });
        // Not before: files are not served where a route is found, and there is one for all that is unknown.
        app.UseRouting();
    }
}
