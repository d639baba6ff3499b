using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Sealing;

/// <summary>Columns (<c>bytea</c>) that hold sealed text.</summary>
public static class SealedColumns
{
    public static PropertyBuilder<string> IsSealed(this PropertyBuilder<string> property, KeyRing keys, string purpose) =>
        property.HasConversion(new ValueConverter<string, byte[]>(
            text => keys.Seal(text, purpose), bytes => keys.OpenText(bytes, purpose)));

    /// <summary>
    /// EF caches one model per context type. The converters of sealed columns hold a key ring, so the ring is part of the cache key.
    /// </summary>
    public static void UseSealedColumns(this DbContextOptionsBuilder options) =>
        options.ReplaceService<IModelCacheKeyFactory, SealedModelCacheKey>();

    /// <summary>The key ring of the application that configured these options.</summary>
    public static KeyRing KeyRing(this DbContextOptions options) =>
        options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetRequiredService<KeyRing>()
        ?? throw new InvalidOperationException("Sealed columns need a context that comes from the application's services.");
}

internal sealed class SealedModelCacheKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), context.GetService<KeyRing>(), designTime);
}
