using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Icaro.Import.Importing;

/// <summary>What the steps of an import share.</summary>
/// <param name="AdminId">The admin of this installation, who takes the place of the original's.</param>
internal sealed record ImportRun(CatalogDbContext Db, IcaroDump Dump, ImportReport Report, int AdminId, DateTimeOffset Now)
{
    /// <summary>In the original, the admin is whoever has this id.</summary>
    private const int OriginalAdminId = 1;

    public static bool IsAdmin(int originalId) => originalId == OriginalAdminId;

    public int AccountId(int originalId) => IsAdmin(originalId) ? AdminId : originalId;

    /// <summary>Adds the row under its original id, or makes the known one like it.</summary>
    /// <param name="taken">The properties that the original knows: all others of a known row stay as they are.</param>
    public void Put<TRow>(DumpRow source, TRow? known, TRow wanted, params IEnumerable<string> taken)
        where TRow : class
    {
        var report = Report.Of(source.Table);
        if (known is null)
        {
            Db.Entry(wanted).Property("Id").CurrentValue = source.Id;
            Db.Add(wanted);
            report.Add();
        }
        else if (TakeOver(Db.Entry(known), Db.Entry(wanted), taken))
            report.Change();
        else
            report.Keep();
    }

    /// <returns>True when something changed.</returns>
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
