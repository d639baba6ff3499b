using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Storage;

namespace Icaro.Postgres.Resealing;

/// <summary>Seals the values of some rows again, in one transaction.</summary>
internal sealed class ResealingStep(KeyRing keys)
{
    /// <summary>One replica at a time.</summary>
    private const string TryLock = "SELECT pg_try_advisory_xact_lock(125779768567148)";

    /// <summary>The triggers of the audit ignore what only has another key.</summary>
    private const string Announce = "SELECT set_config('icaro.resealing', 'on', true)";

    /// <param name="db">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="after">The primary key of the last row of the step before; empty for the first step.</param>
    /// <param name="cancellationToken">Cancels the step.</param>
    /// <returns>Null while another replica takes a step.</returns>
    public async Task<ResealedRows?> TakeAsync(DbContext db, SealedTable table, object[] after, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await TryLockAsync(transaction, cancellationToken))
            return null;

        var rows = await ReadAsync(transaction, table, after, cancellationToken);
        List<UnreadableValue> unreadable = [];
        await using var updates = transaction.NewBatch();
        foreach (var row in rows)
            Add(updates, table, row, unreadable);
        if (updates.BatchCommands.Count > 0)
            await updates.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(
            rows.Count < SealedTable.RowsPerStep ? null : rows[^1][..table.Key.Count], updates.BatchCommands.Count, unreadable);
    }

    private static async Task<bool> TryLockAsync(IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.Add(TryLock);
        batch.Add(Announce);
        return (bool)(await batch.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<List<object[]>> ReadAsync(
        IDbContextTransaction transaction, SealedTable table, object[] after, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.Add(table.Next(isFirst: after is []), [Convert.FromHexString(keys.KeyIds[0]), .. after]);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(ReadRow, cancellationToken);
    }

    private static object[] ReadRow(NpgsqlDataReader row)
    {
        var values = new object[row.FieldCount];
        row.GetValues(values);
        return values;
    }

    private void Add(NpgsqlBatch updates, SealedTable table, object[] row, List<UnreadableValue> unreadable)
    {
        var key = row[..table.Key.Count];
        List<SealedColumn> changed = [];
        List<object> values = [];
        foreach (var (column, value) in table.Renewable.Zip(row[table.Key.Count..]))
        {
            try
            {
                if (Renew(column, value) is not { } renewed)
                    continue;

                changed.Add(column);
                values.Add(renewed);
            }
            catch (Exception exception) when (exception is CryptographicException or FormatException)
            {
                unreadable.Add(new(table.Name, column.Name, string.Join(',', key), exception.Message));
            }
        }

        if (changed is not [])
            updates.Add(table.Update(changed), [.. values, .. key]);
    }

    /// <returns>Null for what needs no other key.</returns>
    private object? Renew(SealedColumn column, object value) => (column, value) switch
    {
        ({ Key: { } key }, string json) => Renew(JsonNode.Parse(json)!.AsArray(), key, column.Purpose!),
        (_, byte[] { Length: > 0 } bytes) => keys.Renew(bytes, column.Purpose!),
        _ => null,
    };

    private string? Renew(JsonArray array, string key, string purpose)
    {
        var isChanged = false;
        foreach (var item in array.OfType<JsonObject>())
        {
            if (keys.Renew(Convert.FromBase64String((string)item[key]!), purpose) is not { } renewed)
                continue;

            item[key] = Convert.ToBase64String(renewed);
            isChanged = true;
        }

        return isChanged ? array.ToJsonString() : null;
    }
}

/// <param name="Last">The primary key of the last row; null when there are no more rows.</param>
/// <param name="Count">How many rows are sealed again.</param>
internal sealed record ResealedRows(object[]? Last, int Count, IReadOnlyList<UnreadableValue> Unreadable);

/// <param name="RowKey">The primary key of its row.</param>
internal sealed record UnreadableValue(string Table, string Column, string RowKey, string Reason);
