using Microsoft.EntityFrameworkCore.Design;

namespace Icaro.LoginApiCrypto;

/// <summary>What <c>dotnet ef migrations</c> finds.</summary>
internal sealed class LoginApiDesign : IDesignTimeDbContextFactory<LoginApiDbContext>
{
    public LoginApiDbContext CreateDbContext(string[] args) => new(DesignTimeDatabase.Options<LoginApiDbContext>());
}
