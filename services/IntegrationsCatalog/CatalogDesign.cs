using Microsoft.EntityFrameworkCore.Design;

namespace Icaro.IntegrationsCatalog;

/// <summary>What <c>dotnet ef</c> finds and uses.</summary>
internal sealed class CatalogDesign : IDesignTimeDbContextFactory<CatalogDbContext>
{
    public CatalogDbContext CreateDbContext(string[] args) => new(DesignTimeDatabase.Options<CatalogDbContext>());
}
