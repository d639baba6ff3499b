using System.Security.Cryptography;
using System.Text;

namespace Icaro.Notifications;

/// <summary>The notices of one channel.</summary>
internal sealed class NoticeStore(DbContext db, string channel, IReadOnlyDictionary<string, Notice> notices)
{
    public static async Task<NoticeStore> ReadAsync(DbContext db, string channel, CancellationToken cancellationToken)
    {
        var notices = db.Set<Notice>().Where(notice => notice.Channel == channel);
        return new(db, channel, await notices.ToDictionaryAsync(notice => notice.Subject, cancellationToken));
    }

    /// <param name="conditions">The conditions of now.</param>
    /// <param name="isComplete">Whether they are all. Otherwise no condition has ended.</param>
    /// <param name="sentBefore">Subjects with a later notice are left out.</param>
    public IReadOnlyList<Change> FindChanges(IReadOnlyCollection<Condition> conditions, bool isComplete, DateTimeOffset sentBefore)
    {
        var begun = conditions.Where(condition => !condition.IsSettled).Select(Change.Of);
        var present = conditions.Select(condition => condition.Subject).ToHashSet();
        var ended = isComplete ? notices.Values.Where(notice => !present.Contains(notice.Subject)).Select(Change.Ended) : [];
        return [.. begun.Concat(ended)
            .Where(change => !notices.TryGetValue(change.Subject, out var notice)
                || (notice.State != change.State && notice.SentAt <= sentBefore))
            .OrderBy(change => change.State == Change.Ok).ThenBy(change => change.Subject, StringComparer.Ordinal)];
    }

    /// <summary>Identifies changes since the notices that are stored.</summary>
    public Guid IdOf(IEnumerable<Change> changes)
    {
        var text = string.Join('\n', changes.Select(change =>
            $"{channel} {change.Subject} {change.State} {notices.GetValueOrDefault(change.Subject)?.SentAt.UtcTicks}"));
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    public void Set(IEnumerable<Change> changes, DateTimeOffset sentAt)
    {
        foreach (var change in changes)
        {
            if (notices.TryGetValue(change.Subject, out var notice))
                (notice.State, notice.SentAt) = (change.State, sentAt);
            else
                db.Add(new Notice { Channel = channel, Subject = change.Subject, State = change.State, SentAt = sentAt });
        }
    }

    /// <summary>Removes notices of settled subjects, and of those that have been well for so long that the notices delay nothing.</summary>
    public void RemoveOld(IEnumerable<Condition> conditions, DateTimeOffset sentBefore)
    {
        var settled = conditions.Where(condition => condition.IsSettled).Select(condition => condition.Subject).ToHashSet();
        db.RemoveRange(notices.Values.Where(notice =>
            settled.Contains(notice.Subject) || (notice.State == Change.Ok && notice.SentAt <= sentBefore)));
    }
}
