using FsCheck;
using FsCheck.Fluent;

namespace Icaro.LoginApiCrypto.Tests.Protocol;

public sealed class CodecTests : IDisposable
{
    private static readonly LapiMode[] Modes = [LapiMode.Encrypted, LapiMode.Clear, LapiMode.ClearUnsalted];

    private readonly BoxSecret _secret = new(Vectors.Secret);
    private readonly BoxSecret _other = new("another secret".Replace(' ', '_') + "_1234");

    [Fact]
    public void What_was_sealed_is_opened_in_every_mode() => Prop.ForAll(
        Texts().ToArbitrary(),
        text => Modes.All(mode =>
        {
            var (lapi, si) = LapiSeal.Seal(_secret, mode, text);
            return LapiOpen.Open(_secret, mode, lapi, si).Text == text;
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_sealed_with_another_secret_or_signed_for_another_message_is_refused() => Prop.ForAll(
        Texts().ToArbitrary(),
        text => Modes.All(mode =>
        {
            var (lapi, si) = LapiSeal.Seal(_secret, mode, text);
            var (_, otherSi) = LapiSeal.Seal(_secret, mode, text + "x");
            return LapiOpen.Open(_other, mode, lapi, si).Error == LapiError.SealInvalid
                && LapiOpen.Open(_secret, mode, lapi, otherSi).Error == LapiError.SealInvalid;
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_the_codec_throw() => Prop.ForAll(
        ArbMap.Default.ArbFor<(string?, string?)>(),
        ArbMap.Default.ArbFor<byte[]>(),
        (texts, bytes) => Modes.All(mode =>
        {
            _ = LapiOpen.Open(_secret, mode, texts.Item1, texts.Item2);
            _ = LapiOpen.Open(_secret, mode, Base64Url.EncodeToString(bytes), Vectors.EncryptedSi);
            return true;
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void No_two_seals_are_alike()
    {
        var seals = Enumerable.Range(0, 2000).Select(_ => LapiSeal.Seal(_secret, LapiMode.Encrypted, Vectors.Text)).ToList();

        Assert.Equal(seals.Count, seals.Select(seal => seal.Lapi[..22]).Distinct().Count());
    }

    [Fact]
    public void Threads_that_share_a_secret_do_not_disturb_each_other() => Parallel.For(0, 5000, number =>
    {
        var text = string.Concat(Enumerable.Repeat($"number={number};", 1 + (number % 40)));
        var (lapi, si) = LapiSeal.Seal(_secret, LapiMode.Encrypted, text);
        Assert.Equal(text, LapiOpen.Open(_secret, LapiMode.Encrypted, lapi, si).Text);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(255)]
    public void A_wrong_padding_under_a_right_signature_answers_like_a_wrong_signature(byte padding)
    {
        var block = new byte[16];
        block[^1] = padding;
        // What precedes a padding of one byte may be anything, so that one is right: make it say two.
        if (padding == 1)
            block[^1] = 2;

        Assert.Equal(LapiError.SealInvalid, OpenForged(block).Error);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_in_every_mode()
    {
        Assert.Equal(LapiError.Utf8Invalid, OpenForged([0xC3, .. Enumerable.Repeat<byte>(15, 15)]).Error);

        byte[] message = [.. "ac="u8, 0xFF];
        var salt = Base64Url.DecodeFromChars(Vectors.Salt);
        var mac = HMACSHA256.HashData((byte[])[.. salt, .. Encoding.ASCII.GetBytes(Vectors.Secret)], message);
        var si = $"{Vectors.Salt}${Base64Url.EncodeToString(mac)}";
        Assert.Equal(LapiError.Utf8Invalid, LapiOpen.Open(_secret, LapiMode.Clear, Base64Url.EncodeToString(message), si).Error);
    }

    [Fact]
    public void Huge_values_are_refused_before_anything_is_done_with_them()
    {
        var huge = new string('A', LapiLimits.MaxUrl + 1);

        Assert.Equal(LapiError.TooLong, LapiOpen.Open(_secret, LapiMode.Encrypted, huge, Vectors.EncryptedSi).Error);
        Assert.Equal(LapiError.TooLong, LapiOpen.Open(_secret, LapiMode.Encrypted, Vectors.EncryptedLapi, huge).Error);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with spaces in between")]
    [InlineData("with-ümlaut-and-enough")]
    public void A_secret_that_no_box_could_have_is_refused(string text) => Assert.Throws<FormatException>(() => new BoxSecret(text));

    [Fact]
    public void Sealing_and_opening_allocate_their_results_alone()
    {
        var text = new string('x', 512);
        var (lapi, si) = LapiSeal.Seal(_secret, LapiMode.Encrypted, text);
        var results = SizeOf(lapi) + SizeOf(si);

        Assert.InRange(Allocated(() => LapiSeal.Seal(_secret, LapiMode.Encrypted, text)), 1, results + 64);
        Assert.InRange(Allocated(() => LapiOpen.Open(_secret, LapiMode.Encrypted, lapi, si)), 1, SizeOf(text) + 64);
    }

    public void Dispose()
    {
        _secret.Dispose();
        _other.Dispose();
    }

    private OpenedText OpenForged(byte[] block)
    {
        using var aes = Aes.Create();
        aes.Key = SHA256.HashData(Encoding.ASCII.GetBytes(Vectors.Secret));
        var iv = new byte[16];
        var lapi = Base64Url.EncodeToString([.. iv, .. aes.EncryptCbc(block, iv, PaddingMode.None)]);
        var mac = HMACSHA256.HashData(Encoding.ASCII.GetBytes(Vectors.Secret), Encoding.ASCII.GetBytes(lapi));
        return LapiOpen.Open(_secret, LapiMode.Encrypted, lapi, Base64Url.EncodeToString(mac));
    }

    private static Gen<string> Texts() =>
        from words in ArbMap.Default.GeneratorFor<NonEmptyString>().ListOf()
        let text = string.Concat(words.Select(word => word.Get))
        where text.Length > 0
        select Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static long SizeOf(string text) => 24 + (2L * text.Length);

    private static long Allocated<T>(Func<T> work)
    {
        const int warm = 200;
        const int measured = 1000;
        for (var round = 0; round < warm; round++)
            work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < measured; round++)
            work();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / measured;
    }
}
