using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Icaro.Import.Importing;

/// <summary>The state that the steps of an import share.</summary>
/// <param name="AdminId">The admin of this installation, who replaces the original's.</param>
internal sealed record ImportRun(
    CatalogDbContext Db, KeyRing Keys, EgressPolicy Egress, IcaroDump Dump, ImportReport Report, int AdminId, DateTimeOffset Now)
{
    /// <summary>The id of the admin in the original.</summary>
    private const int OriginalAdminId = 1;

    /// <summary>The hotspots whose captive portals must be read again.</summary>
    public ISet<int> ChangedHotspots { get; } = new SortedSet<int>();

    public static bool IsAdmin(int originalId) => originalId == OriginalAdminId;

    public int AccountId(int originalId) => IsAdmin(originalId) ? AdminId : originalId;

    /// <summary>Adds a row under its original id, or updates it.</summary>
    /// <param name="taken">The properties that the original has. All others keep their values.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Put<TRow>(DumpRow source, TRow? known, TRow wanted, params IEnumerable<string> taken)
        where TRow : class
    {
        if (known is null)
            Db.Entry(wanted).Property("Id").CurrentValue = source.Id;
        return PutByKey(source, known, wanted, taken);
    }

    /// <summary>Adds a row that nothing refers to, or updates it. It gets an id of its own.</summary>
    /// <inheritdoc cref="Put"/>
    public bool PutByKey<TRow>(DumpRow source, TRow? known, TRow wanted, params IEnumerable<string> taken)
        where TRow : class
    {
        var report = Report.Of(source.Table);
        if (known is null)
        {
            Db.Add(wanted);
            report.Add();
            return true;
        }

        var changed = TakeOver(Db.Entry(known), Db.Entry(wanted), taken);
        if (changed)
            report.Change();
        else
            report.Keep();
        return changed;
    }

    /// <returns>Whether anything changed.</returns>
    private static bool TakeOver<TRow>(EntityEntry<TRow> known, EntityEntry<TRow> wanted, IEnumerable<string> taken)
        where TRow : class
    {
        var changed = false;
        foreach (var name in taken)
        {
            var value = wanted.Property(name).CurrentValue;
            if (Equals(value, known.Property(name).CurrentValue))
                continue;

            known.Property(name).CurrentValue = value;
            changed = true;
        }

        return changed;
    }
}
