namespace Icaro.IntegrationsCatalog.Documentation;

internal static class DocumentationExtensions
{
    private const string DocumentPath = "/openapi/v1.json";

    public static void AddDocumentation(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer<TokenScheme>();
        options.AddOperationTransformer<DocumentedExamples>();
    });

    /// <summary>The document, and at <c>/api/docs</c> a page to read it and to try the calls.</summary>
    public static void MapDocumentation(this WebApplication app)
    {
        app.MapOpenApi();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "api/docs";
            page.DocumentTitle = "Icaro.Aspire API";
            page.SwaggerEndpoint(DocumentPath, "v1");
        });
    }
}
