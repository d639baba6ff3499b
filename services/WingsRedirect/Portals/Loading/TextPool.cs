namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>
/// Shares equal values of many hotspots. The pool is emptied when it has too many entries; hotspots keep what they already share.
/// </summary>
internal sealed class TextPool
{
    private const int MaxEntries = 10_000;

    private readonly Dictionary<HotspotTexts, HotspotTexts> _texts = [];
    private readonly Dictionary<string, ReturnHosts> _hosts = [];
    private readonly Dictionary<string, int[]> _ids = [];

    public HotspotTexts Shared(HotspotTexts texts) => Share(_texts, texts, static texts => texts);

    public ReturnHosts Shared(IReadOnlyList<string> portalUrls) =>
        Share(_hosts, string.Join(' ', portalUrls), _ => new ReturnHosts(portalUrls));

    public int[] Shared(IReadOnlyList<int> ids) => Share(_ids, string.Join(' ', ids), _ => [.. ids]);

    private static TValue Share<TKey, TValue>(Dictionary<TKey, TValue> pool, TKey key, Func<TKey, TValue> make)
        where TKey : notnull
        where TValue : class
    {
        if (pool.Count >= MaxEntries)
            pool.Clear();
        ref var shared = ref CollectionsMarshal.GetValueRefOrAddDefault(pool, key, out _);
        return shared ??= make(key);
    }
}
