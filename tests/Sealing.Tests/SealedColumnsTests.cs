using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Sealing.Tests;

public sealed class SealedColumnsTests
{
    [Fact]
    public void Each_application_seals_with_its_own_key_ring_though_they_share_a_process()
    {
        using var one = NewContext("key-ring-of-one-application-0123456789");
        using var other = NewContext("key-ring-of-another-one-0123456789abc");

        var sealedText = Column(one).ConvertToProvider("text");

        Assert.Equal("text", Column(one).ConvertFromProvider(sealedText));
        Assert.Throws<CryptographicException>(() => Column(other).ConvertFromProvider(sealedText));
    }

    private static ValueConverter Column(Notes notes) =>
        notes.Model.FindEntityType(typeof(Note))!.FindProperty(nameof(Note.Text))!.GetValueConverter()!;

    private static Notes NewContext(string keyRing) => new(new DbContextOptionsBuilder<Notes>()
        .UseNpgsql()
        .ReplaceService<IModelCacheKeyFactory, SealedModelCacheKey>()
        .UseApplicationServiceProvider(new ServiceCollection().AddSingleton(KeyRing.Parse(keyRing)).BuildServiceProvider())
        .Options);

    private sealed class Notes(DbContextOptions<Notes> options) : DbContext(options)
    {
        private readonly KeyRing _keys = options.KeyRing();

        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.Entity<Note>().Property(note => note.Text).IsSealed(_keys, "note");
    }

    private sealed record Note(int Id, string Text);
}
