using System.Text.Json;

namespace Icaro.Audit;

/// <summary>A change of an audited row. Triggers write it, in the transaction of the change.</summary>
public sealed class AuditEntry
{
    internal const string Table = "audit_entries";

    public long Id { get; private init; }

    public DateTimeOffset OccurredAt { get; private init; }

    /// <summary>Whose token it was. Null for changes by the system itself, by the import, and past the API.</summary>
    public int? AccountId { get; private init; }

    /// <summary>The IP address that the request came from.</summary>
    public string? Address { get; private init; }

    /// <summary><c>created</c>, <c>changed</c> or <c>deleted</c>.</summary>
    public string Action { get; private init; } = "";

    /// <summary>What was changed, such as <c>integration</c>.</summary>
    public string Subject { get; private init; } = "";

    public string SubjectId { get; private init; } = "";

    /// <summary>The values of the changed columns before; null for what was created. Those of secrets are masked.</summary>
    public JsonElement? Before { get; private init; }

    /// <summary>The same values afterwards; null for what was deleted.</summary>
    public JsonElement? After { get; private init; }
}

public static class AuditModel
{
    public static void AddAudit(this ModelBuilder model) => model.Entity<AuditEntry>(entry =>
    {
        entry.ToTable(AuditEntry.Table, table => table.ExcludeFromMigrations());
        entry.HasKey(row => row.Id);
    });
}
