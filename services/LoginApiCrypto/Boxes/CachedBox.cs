namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>A box with initialized secrets. It is immutable: a changed row is another instance.</summary>
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

    /// <summary>Opens a message with the current secret, or with the previous one while it is valid.</summary>
    /// <returns>The result and the id of the secret: a reply must be sealed with the secret that the box has.</returns>
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
    /// <param name="secretId">The id of the secret to use; the current secret is used for an unknown id.</param>
    public SealedText Seal(string text, string? secretId = null) =>
        LapiSeal.Seal(_previous?.Id == secretId && _previous is not null ? _previous : _current, Mode, text);

    /// <summary>Disposes the pooled ciphers. Callers that still use the box get new ones.</summary>
    public void Dispose()
    {
        _current.Dispose();
        _previous?.Dispose();
    }
}
