using Icaro.IntegrationsCatalog.Tests.Application;

namespace Icaro.IntegrationsCatalog.Tests;

public sealed class OpenApiTests(CatalogApplication catalog) : IClassFixture<CatalogApplication>
{
    [Fact]
    public async Task The_document_describes_the_API_and_nothing_internal()
    {
        var document = await catalog.Anonymous.GetAsync("/openapi/v1.json");

        Assert.Equal(200, document.Status);
        var paths = Answer.KeysOf(document.Json.GetProperty("paths"));
        Assert.Contains("/api/login", paths);
        Assert.Contains("/api/hotspot_integrations/{hotspot}/{integration}", paths);
        Assert.DoesNotContain(paths, path => path.StartsWith("/internal", StringComparison.Ordinal));
        var unit = document.Json.GetProperty("components").GetProperty("schemas").GetProperty("NewUnit").GetProperty("properties");
        Assert.Equal(["hotspot_id", "mac_address", "name", "description", "uuid", "secret"], Answer.KeysOf(unit));
    }
}
