namespace Icaro.LoginApiCrypto.Operators;

/// <summary>Tries common mistakes to explain why a message is not genuine.</summary>
internal sealed class SealDiagnosis(LoginApiDbContext db, TimeProvider time)
{
    private const int MaxOtherBoxes = 500;

    public static string Describe(LapiMode mode) => mode switch
    {
        LapiMode.Encrypted => "encrypted",
        LapiMode.Clear => "clear text with a salted signature",
        _ => "clear text with an unsalted signature",
    };

    /// <returns>A sentence, and the clear text when it can be read.</returns>
    public async Task<(string Detail, string? Text)> FindCauseAsync(
        CachedBox box, string lapi, string si, string error, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var mode in Enum.GetValues<LapiMode>().Where(mode => mode != box.Mode))
        {
            if (box.Open(lapi, si, now, mode).Opened is { IsGenuine: true, Text: var text })
                return ($"The message is genuine, but {Describe(mode)}; the box is registered as {Describe(box.Mode)}", text);
        }

        if (box.Open(Canonical(lapi), Canonical(si), now).Opened is { IsGenuine: true, Text: var readable })
            return ("The message is genuine, but written in plain base64: use - for +, _ for /, and leave out the padding =", readable);
        if (error == LapiError.SealInvalid && await FindOtherBoxAsync(box, lapi, si, cancellationToken) is { } other)
            return ($"The message was made with the secret of box {other}", null);

        return (LapiError.Describe(error), ClearText(box.Mode, lapi));
    }

    private async Task<string?> FindOtherBoxAsync(CachedBox box, string lapi, string si, CancellationToken cancellationToken)
    {
        var others = await db.Boxes.AsNoTracking()
            .Where(row => row.Id != box.Row.Id)
            .OrderByDescending(row => row.Updated)
            .Take(MaxOtherBoxes)
            .ToListAsync(cancellationToken);
        foreach (var row in others)
        {
            using var secret = new BoxSecret(row.Secret);
            if (LapiOpen.Open(secret, box.Mode, lapi, si).IsGenuine)
                return row.RegistrationNumber;
        }

        return null;
    }

    private static string Canonical(string text) =>
        text.Trim().Replace('+', '-').Replace('/', '_').Replace("=", "", StringComparison.Ordinal);

    /// <summary>A clear message can be read without verification.</summary>
    private static string? ClearText(LapiMode mode, string lapi) =>
        mode != LapiMode.Encrypted && Base64Url.IsValid(lapi) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(lapi)) : null;
}
