using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Sealing;

/// <summary>Columns that hold sealed values. The model knows them all, so that they can be counted and sealed again.</summary>
public static class SealedColumns
{
    /// <summary>Text, in a <c>bytea</c>.</summary>
    public static PropertyBuilder<string> IsSealed(this PropertyBuilder<string> property, KeyRing keys, string purpose) =>
        property
            .HasConversion(new ValueConverter<string, byte[]>(text => keys.Seal(text, purpose), bytes => keys.OpenText(bytes, purpose)))
            .HasAnnotation(SealedColumn.PurposeAnnotation, purpose);

    /// <summary>A <c>bytea</c> that the service itself seals. Empty values are not sealed.</summary>
    /// <param name="property">The property.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="lasting">A condition in SQL: retention deletes all other rows, so they are not sealed again.</param>
    public static PropertyBuilder<byte[]> HoldsSealed(this PropertyBuilder<byte[]> property, string purpose, string lasting = "TRUE") =>
        property.HasAnnotation(SealedColumn.PurposeAnnotation, purpose).HasAnnotation(SealedColumn.LastingAnnotation, lasting);

    /// <summary>A JSON array (<c>jsonb</c>) of objects, each with a sealed value in base64.</summary>
    public static PropertyBuilder<T> HoldsSealedArray<T>(this PropertyBuilder<T> property, string purpose, string key) =>
        property.HasAnnotation(SealedColumn.PurposeAnnotation, purpose).HasAnnotation(SealedColumn.KeyAnnotation, key);

    /// <summary>Text with sealed values in base64, of any purpose, which does not stay.</summary>
    public static PropertyBuilder<string> HoldsSealedMessages(this PropertyBuilder<string> property) =>
        property.HasAnnotation(SealedColumn.MessagesAnnotation, true);

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
