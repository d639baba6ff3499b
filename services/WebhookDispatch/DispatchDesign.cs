using Microsoft.EntityFrameworkCore.Design;

namespace Icaro.WebhookDispatch;

/// <summary>What <c>dotnet ef migrations</c> finds.</summary>
internal sealed class DispatchDesign : IDesignTimeDbContextFactory<DispatchDbContext>
{
    public DispatchDbContext CreateDbContext(string[] args) => new(DesignTimeDatabase.Options<DispatchDbContext>());
}
