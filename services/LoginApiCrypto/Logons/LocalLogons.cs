using Microsoft.Extensions.Caching.Memory;

namespace Icaro.LoginApiCrypto.Logons;

/// <summary>The ids that this replica received while the database was unavailable.</summary>
internal sealed class LocalLogons : IDisposable
{
    private static readonly MemoryCacheEntryOptions Kept = new() { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(1) };

    private readonly MemoryCache _logons = new(new MemoryCacheOptions { SizeLimit = 50_000 });
    private readonly Lock _turn = new();

    public bool IsKnown(int boxId, string id) => Find(boxId, id) is not null;

    public SentLogon? FindSent(int boxId, string id) => Find(boxId, id)?.Sent;

    public bool TryOpen(int boxId, string id)
    {
        lock (_turn)
        {
            if (IsKnown(boxId, id))
                return false;

            Keep(boxId, id, new(null, null));
            return true;
        }
    }

    public SentLogon Send(int boxId, string id, SentLogon sent)
    {
        lock (_turn)
        {
            if (FindSent(boxId, id) is { } before)
                return before;

            Keep(boxId, id, new(sent, null));
            return sent;
        }
    }

    /// <remarks>A logon that was sent before the database became unavailable is unknown here.</remarks>
    public int? CallBack(int boxId, string id, int returnCode)
    {
        lock (_turn)
        {
            var known = Find(boxId, id);
            if (known?.ReturnCode is { } before)
                return before;

            Keep(boxId, id, new(known?.Sent, returnCode));
            return returnCode;
        }
    }

    public void Dispose() => _logons.Dispose();

    private Known? Find(int boxId, string id) => _logons.Get<Known>((boxId, id));

    private void Keep(int boxId, string id, Known known) => _logons.Set((boxId, id), known, Kept);

    private sealed record Known(SentLogon? Sent, int? ReturnCode);
}
