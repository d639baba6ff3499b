using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.ServiceDefaults.Sealing;

/// <summary>Text that is plain in memory and sealed in its <c>bytea</c> column.</summary>
public static class SealedColumns
{
    public static PropertyBuilder<string> IsSealed(this PropertyBuilder<string> property, KeyRing keys, string purpose) =>
        property.HasConversion(new ValueConverter<string, byte[]>(text => keys.Seal(text, purpose), bytes => keys.OpenText(bytes, purpose)));

    /// <summary>The key ring of the application that configured these options.</summary>
    public static KeyRing KeyRing(this DbContextOptions options) =>
        options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetRequiredService<KeyRing>()
        ?? throw new InvalidOperationException("Sealed columns need a context that comes from the application's services.");
}
