namespace Icaro.Iacbox.Logons;

/// <summary>The ids that the box gave out: each for one device, one logon, and three hours.</summary>
internal sealed class IssuedIds(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(3);

    private readonly ConcurrentDictionary<string, Issued> _issued = new();

    public string Issue(Device device)
    {
        var id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        _issued[id] = new(device, time.GetUtcNow());
        return id;
    }

    public Device? Find(string? id) => id is not null && _issued.TryGetValue(id, out var issued) ? issued.Device : null;

    /// <exception cref="RefusedException">The id was never given out, is too old, or was used.</exception>
    public Device Use(string id)
    {
        if (!_issued.TryGetValue(id, out var issued) || issued.At + Lifetime < time.GetUtcNow())
            throw new RefusedException("id is none that was given out");
        if (Interlocked.Exchange(ref issued.Uses, 1) > 0)
            throw new RefusedException("id was used before");

        return issued.Device;
    }

    private sealed class Issued(Device device, DateTimeOffset at)
    {
        public int Uses;

        public Device Device => device;

        public DateTimeOffset At => at;
    }
}
