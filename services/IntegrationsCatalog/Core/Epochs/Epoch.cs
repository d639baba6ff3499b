namespace Icaro.IntegrationsCatalog.Core.Epochs;

/// <summary>
/// A life of this database. It ends when the database is restored from a backup or a standby takes over: numbers that were given out
/// since the backup would then be given out again, for other events. Each epoch has numbers of its own.
/// </summary>
internal sealed class Epoch
{
    /// <summary>Its sequences and versions begin here: see <see cref="SequenceNumbers"/>. 1 for the first epoch.</summary>
    public required long FirstNumber { get; init; }

    /// <summary>The system, the database and the timeline of PostgreSQL.</summary>
    public required string Identity { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
}

internal static class EpochModel
{
    public static void AddEpochs(this ModelBuilder model) => model.Entity<Epoch>(epoch =>
    {
        epoch.ToTable("epochs");
        epoch.HasKey(row => row.FirstNumber);
        epoch.HasIndex(row => row.Identity).IsUnique();
        epoch.Property(row => row.FirstNumber).ValueGeneratedNever();
    });
}
