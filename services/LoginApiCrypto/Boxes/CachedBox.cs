namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>A box with its secrets ready for use. It never changes: a changed row makes a new one.</summary>
internal sealed class CachedBox(Box row) : IDisposable
{
    private readonly BoxSecret _current = new(row.Secret);
    private readonly BoxSecret? _previous = row.PreviousSecret is { } previous ? new(previous) : null;

    public Box Row { get; } = row;

    public LapiMode Mode { get; } =
        row.Encrypted ? LapiMode.Encrypted
        : row.Unsalted ? LapiMode.ClearUnsalted
        : LapiMode.Clear;

    public LapiVersion Version { get; } = LapiVersion.TryParse(row.Version, out var version) ? version : LapiVersion.Newest;

    /// <summary>Tries the secret that was replaced as well, while it is still valid.</summary>
    /// <returns>Also the id of the secret that it was: an answer must be sealed with the one that the box has.</returns>
    public (OpenedText Opened, string SecretId) Open(string lapi, string si, DateTimeOffset now, LapiMode? mode = null)
    {
        var opened = LapiOpen.Open(_current, mode ?? Mode, lapi, si);
        if (opened.Error != LapiError.SealInvalid || _previous is null || Row.PreviousSecretExpires <= now)
            return (opened, _current.Id);

        var openedWithPrevious = LapiOpen.Open(_previous, mode ?? Mode, lapi, si);
        return openedWithPrevious.IsGenuine ? (openedWithPrevious, _previous.Id) : (opened, _current.Id);
    }

    public bool IsCurrent(string secretId) => secretId == _current.Id;

    /// <param name="text">The fields, joined.</param>
    /// <param name="secretId">Of the secret to use, while there is such; else the current one.</param>
    public SealedText Seal(string text, string? secretId = null) =>
        LapiSeal.Seal(_previous?.Id == secretId && _previous is not null ? _previous : _current, Mode, text);

    /// <summary>Gives up the ciphers that are kept ready. Whoever still uses the box goes on with new ones.</summary>
    public void Dispose()
    {
        _current.Dispose();
        _previous?.Dispose();
    }
}
