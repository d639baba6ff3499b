using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Icaro.Sealing.Tests;

public sealed class KeyRingTests
{
    private const string OldKey = "an old sealing key long enough for a key";
    private const string NewKey = "a new sealing key long enough for a key";

    [Fact]
    public void What_was_sealed_opens_again() =>
        Prop.ForAll<byte[]>(plaintext =>
        {
            using var keys = KeyRing.Parse(NewKey);
            return keys.Open(keys.Seal(plaintext, "purpose"), "purpose").SequenceEqual(plaintext);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Text_survives_whatever_its_characters() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            using var keys = KeyRing.Parse(NewKey);
            var text = Encoding.UTF8.GetString(bytes);
            return keys.OpenText(keys.Seal(text, "purpose"), "purpose") == text;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_altered_bit_is_noticed() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<byte>>(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (plaintext, place) =>
        {
            using var keys = KeyRing.Parse(NewKey);
            var sealedValue = keys.Seal(plaintext.Get, "purpose");
            sealedValue[place % sealedValue.Length] ^= (byte)(1 << (place % 8));
            Assert.ThrowsAny<CryptographicException>(() => keys.Open(sealedValue, "purpose"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arbitrary_bytes_are_refused_without_another_exception() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            using var keys = KeyRing.Parse(NewKey);
            Assert.ThrowsAny<CryptographicException>(() => keys.Open(bytes, "purpose"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_value_for_one_purpose_does_not_open_for_another()
    {
        using var keys = KeyRing.Parse(NewKey);
        var sealedValue = keys.Seal("secret", "webhook-token");

        Assert.ThrowsAny<CryptographicException>(() => keys.OpenText(sealedValue, "signing-secret"));
    }

    [Fact]
    public void A_rotated_ring_opens_old_values_and_seals_with_the_new_key()
    {
        using var before = KeyRing.Parse(OldKey);
        using var during = KeyRing.Parse($"{NewKey}, {OldKey}");
        using var after = KeyRing.Parse(NewKey);

        Assert.Equal("secret", during.OpenText(before.Seal("secret", "purpose"), "purpose"));
        Assert.Equal("secret", after.OpenText(during.Seal("secret", "purpose"), "purpose"));
        Assert.ThrowsAny<CryptographicException>(() => after.OpenText(before.Seal("secret", "purpose"), "purpose"));
    }

    [Fact]
    public void A_renewed_value_opens_without_the_old_key_and_is_renewed_once()
    {
        using var before = KeyRing.Parse(OldKey);
        using var during = KeyRing.Parse($"{NewKey}, {OldKey}");
        using var after = KeyRing.Parse(NewKey);

        var renewed = during.Renew(before.Seal("secret", "purpose"), "purpose");

        Assert.Equal("secret", after.OpenText(renewed!, "purpose"));
        Assert.Null(during.Renew(renewed!, "purpose"));
        Assert.ThrowsAny<CryptographicException>(() => after.Renew(before.Seal("secret", "purpose"), "purpose"));
        Assert.ThrowsAny<CryptographicException>(() => during.Renew(renewed!, "another purpose"));
    }

    [Fact]
    public void A_sealed_value_is_found_in_JSON_by_its_key()
    {
        using var keys = KeyRing.Parse(NewKey);

        for (var length = 0; length < 100; length++)
        {
            Assert.StartsWith(
                KeyRing.Base64PrefixOf(keys.KeyIds[0]),
                Convert.ToBase64String(keys.Seal(new string('x', length), "purpose")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_text_never_looks_the_same_twice()
    {
        using var keys = KeyRing.Parse(NewKey);

        Assert.NotEqual(keys.Seal("secret", "purpose"), keys.Seal("secret", "purpose"));
    }

    [Fact]
    public void A_short_key_is_refused() => Assert.Throws<FormatException>(() => KeyRing.Parse("short"));
}
