namespace Icaro.LoginApiCrypto.Tests.Protocol;

public sealed class VectorTests : IDisposable
{
    private readonly BoxSecret _secret = new(Vectors.Secret);

    private static string ClearLapi => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Vectors.Text));

    [Fact]
    public void The_documents_salt_makes_the_documents_signature()
    {
        var made = LapiSeal.Seal(_secret, LapiMode.Clear, Vectors.Text, Base64Url.DecodeFromChars(Vectors.Salt));

        Assert.Equal(new SealedText(ClearLapi, Vectors.ClearSi), made);
    }

    [Fact]
    public void The_documents_IV_makes_the_documents_message_and_signature()
    {
        var made = LapiSeal.Seal(_secret, LapiMode.Encrypted, Vectors.Text, Base64Url.DecodeFromChars(Vectors.Iv));

        Assert.Equal(new SealedText(Vectors.EncryptedLapi, Vectors.EncryptedSi), made);
    }

    [Fact]
    public void The_documents_messages_are_read()
    {
        Assert.Equal(Vectors.Text, LapiOpen.Open(_secret, LapiMode.Clear, ClearLapi, Vectors.ClearSi).Text);
        Assert.Equal(Vectors.Text, LapiOpen.Open(_secret, LapiMode.Encrypted, Vectors.EncryptedLapi, Vectors.EncryptedSi).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_flipped_bit_of_lapi_or_si_is_read(bool encrypted)
    {
        var mode = encrypted ? LapiMode.Encrypted : LapiMode.Clear;
        var (lapi, si) = encrypted ? (Vectors.EncryptedLapi, Vectors.EncryptedSi) : (ClearLapi, Vectors.ClearSi);

        Assert.All(Flips(lapi), flipped => Assert.NotNull(LapiOpen.Open(_secret, mode, flipped, si).Error));
        Assert.All(Flips(si), flipped => Assert.NotNull(LapiOpen.Open(_secret, mode, lapi, flipped).Error));
    }

    [Theory]
    [InlineData("=", LapiError.Base64Malformed)]
    [InlineData("+", LapiError.Base64Malformed)]
    [InlineData("/", LapiError.Base64Malformed)]
    [InlineData(" ", LapiError.Base64Malformed)]
    [InlineData("\n", LapiError.Base64Malformed)]
    [InlineData("\0", LapiError.Base64Malformed)]
    [InlineData("é", LapiError.Base64Malformed)]
    [InlineData("AAA", LapiError.Base64Malformed)]
    [InlineData("AA", LapiError.CipherTruncated)]
    public void What_is_not_canonical_base64url_or_not_whole_blocks_is_refused(string end, string error) =>
        Assert.Equal(error, LapiOpen.Open(_secret, LapiMode.Encrypted, Vectors.EncryptedLapi + end, Vectors.EncryptedSi).Error);

    [Fact]
    public void The_signature_of_another_mode_is_told_apart()
    {
        Assert.Equal(LapiError.ModeMismatch, LapiOpen.Open(_secret, LapiMode.Encrypted, ClearLapi, Vectors.ClearSi).Error);
        Assert.Equal(LapiError.ModeMismatch, LapiOpen.Open(_secret, LapiMode.ClearUnsalted, ClearLapi, Vectors.ClearSi).Error);
        Assert.Equal(LapiError.ModeMismatch, LapiOpen.Open(_secret, LapiMode.Clear, Vectors.EncryptedLapi, Vectors.EncryptedSi).Error);
    }

    [Fact]
    public void A_message_cut_off_at_any_block_is_refused()
    {
        for (var length = 0; length < Vectors.EncryptedLapi.Length; length++)
            Assert.NotNull(LapiOpen.Open(_secret, LapiMode.Encrypted, Vectors.EncryptedLapi.AsSpan(0, length), Vectors.EncryptedSi).Error);
    }

    public void Dispose() => _secret.Dispose();

    private static IEnumerable<string> Flips(string text) =>
        from position in Enumerable.Range(0, text.Length)
        from bit in Enumerable.Range(0, 8)
        select string.Concat(text.AsSpan(0, position), [(char)(text[position] ^ (1 << bit))], text.AsSpan(position + 1));
}
