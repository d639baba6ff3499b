using Icaro.Import.Dumps;
using Icaro.Import.Reporting;
using Icaro.IntegrationsCatalog;
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

    /// <summary>Adds the row under its original id, or makes the known one like it; what <paramref name="kept"/> names stays.</summary>
    public void Put<TRow>(DumpRow source, TRow? known, TRow wanted, params IReadOnlyList<string> kept)
        where TRow : class
    {
        var report = Report.Of(source.Table);
        if (known is null)
        {
            Db.Entry(wanted).Property("Id").CurrentValue = source.Id;
            Db.Add(wanted);
            report.Add();
        }
        else if (TakeOver(Db.Entry(known), Db.Entry(wanted), kept))
            report.Change();
        else
            report.Keep();
    }

    /// <returns>True when something changed.</returns>
    private static bool TakeOver<TRow>(EntityEntry<TRow> known, EntityEntry<TRow> wanted, IReadOnlyList<string> kept)
        where TRow : class
    {
        var changed = false;
        foreach (var property in known.Properties)
        {
            if (property.Metadata.IsPrimaryKey() || kept.Contains(property.Metadata.Name))
                continue;

            var value = wanted.Property(property.Metadata.Name).CurrentValue;
            if (Equals(value, property.CurrentValue))
                continue;

            property.CurrentValue = value;
            changed = true;
        }

        return changed;
    }
}
