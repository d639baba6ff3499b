using Microsoft.EntityFrameworkCore.Design;

namespace Icaro.IntegrationsCatalog;

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class CatalogDesign : IDesignTimeDbContextFactory<CatalogDbContext>
{
    public CatalogDbContext CreateDbContext(string[] args) => new(DesignTimeDatabase.Options<CatalogDbContext>());
}
