using System.Text.Json;
using Icaro.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Icaro.Audit;

/// <summary>What administrators read of the audit.</summary>
public static class AuditEndpoints
{
    private const int MaxLimit = 200;
    private const int DefaultLimit = 50;

    /// <param name="administrators">A group that only administrators may call.</param>
    public static void MapAudit(this RouteGroupBuilder administrators) =>
        administrators.MapGet("", ListAsync)
            .WithSummary("Lists changes, the newest first: of a subject such as integration, of its id, by an account, before an entry");

    private static async Task<Results<Ok<AuditPage>, ApiError>> ListAsync(
        string? subject,
        string? id,
        int? account,
        long? before,
        int? limit,
        ServiceDatabase database,
        CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit)
            return ApiError.BadRequest($"limit is not between 1 and {MaxLimit}");

        var entries = await database.Context.Set<AuditEntry>().AsNoTracking()
            .Where(entry => subject == null || entry.Subject == subject)
            .Where(entry => id == null || entry.SubjectId == id)
            .Where(entry => account == null || entry.AccountId == account)
            .Where(entry => before == null || entry.Id < before)
            .OrderByDescending(entry => entry.Id)
            .Take(limit ?? DefaultLimit)
            .Select(entry => new AuditEntryResponse(
                entry.Id, entry.OccurredAt, entry.AccountId, entry.Address,
                entry.Action, entry.Subject, entry.SubjectId, entry.Before, entry.After))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new AuditPage(entries));
    }
}

/// <param name="Entries">The newest first.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntryResponse> Entries)
{
    public static AuditPage Example { get; } = new(
    [
        new(
            4711, new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero), 1, "198.51.100.7", "changed", "integration", "3",
            JsonElement.Parse("""{"webhook_token":"***"}"""), JsonElement.Parse("""{"webhook_token":"***"}""")),
    ]);
}

/// <inheritdoc cref="AuditEntry"/>
/// <param name="Id">Greater for later entries.</param>
/// <param name="OccurredAt">When the transaction of the change began.</param>
/// <param name="AccountId"><inheritdoc cref="AuditEntry.AccountId" path="/summary/node()"/></param>
/// <param name="Address"><inheritdoc cref="AuditEntry.Address" path="/summary/node()"/></param>
/// <param name="Action"><inheritdoc cref="AuditEntry.Action" path="/summary/node()"/></param>
/// <param name="Subject"><inheritdoc cref="AuditEntry.Subject" path="/summary/node()"/></param>
/// <param name="SubjectId">Its id.</param>
/// <param name="Before"><inheritdoc cref="AuditEntry.Before" path="/summary/node()"/></param>
/// <param name="After"><inheritdoc cref="AuditEntry.After" path="/summary/node()"/></param>
public sealed record AuditEntryResponse(
    long Id,
    DateTimeOffset OccurredAt,
    int? AccountId,
    string? Address,
    string Action,
    string Subject,
    string SubjectId,
    JsonElement? Before,
    JsonElement? After);
