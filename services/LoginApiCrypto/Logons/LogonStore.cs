namespace Icaro.LoginApiCrypto.Logons;

/// <summary>
/// Accepts each id once, for all replicas together. While the database is unavailable each replica accepts ids on its own, so that
/// guests can log in: a replay could only log on the device for which the message was issued.
/// </summary>
internal sealed partial class LogonStore(
    LoginApiDbContext db, LocalLogons local, KeyRing keys, TimeProvider time, ILogger<LogonStore> logger)
{
    /// <returns>False for an id that was used before.</returns>
    public Task<bool> TryOpenAsync(int boxId, string id, CancellationToken cancellationToken) => OrLocallyAsync(
        async () => !local.IsKnown(boxId, id) && await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO logons (box_id, id, seen_at) VALUES ({boxId}, {id}, {time.GetUtcNow()}) ON CONFLICT DO NOTHING
            """,
            cancellationToken) == 1,
        () => local.TryOpen(boxId, id));

    /// <returns>This logon, or the one that was sent before.</returns>
    public Task<SentLogon> SendAsync(int boxId, string id, SentLogon sent, CancellationToken cancellationToken) => OrLocallyAsync(
        async () => local.FindSent(boxId, id) ?? await StoreAsync(boxId, id, sent, cancellationToken),
        () => local.Send(boxId, id, sent));

    /// <returns>This return code, or the one received before; null when no logon was sent.</returns>
    public Task<int?> CallBackAsync(int boxId, string id, int returnCode, CancellationToken cancellationToken) => OrLocallyAsync(
        async () => local.FindSent(boxId, id) is not null
            ? local.CallBack(boxId, id, returnCode)
            : await StoreAsync(boxId, id, returnCode, cancellationToken),
        () => local.CallBack(boxId, id, returnCode));

    private async Task<SentLogon> StoreAsync(int boxId, string id, SentLogon sent, CancellationToken cancellationToken)
    {
        var sealedSent = keys.Seal(JsonSerializer.SerializeToUtf8Bytes(sent, LoginApiJson.Default.SentLogon), SealPurpose.SentLogon);
        var stored = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO logons (box_id, id, seen_at, sealed_sent) VALUES ({boxId}, {id}, {time.GetUtcNow()}, {sealedSent})
            ON CONFLICT (box_id, id) DO UPDATE SET sealed_sent = excluded.sealed_sent WHERE logons.sealed_sent IS NULL
            """,
            cancellationToken);
        if (stored == 1)
            return sent;

        var before = await db.Logons
            .Where(row => row.BoxId == boxId && row.Id == id)
            .Select(row => row.SealedSent)
            .SingleAsync(cancellationToken);
        return JsonSerializer.Deserialize(keys.Open(before!, SealPurpose.SentLogon), LoginApiJson.Default.SentLogon)!;
    }

    private async Task<int?> StoreAsync(int boxId, string id, int returnCode, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE logons SET return_code = {returnCode}
            WHERE box_id = {boxId} AND id = {id} AND sealed_sent IS NOT NULL AND return_code IS NULL
            """,
            cancellationToken);
        return await db.Logons
            .Where(row => row.BoxId == boxId && row.Id == id)
            .Select(row => row.ReturnCode)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<T> OrLocallyAsync<T>(Func<Task<T>> inDatabase, Func<T> locally)
    {
        try
        {
            return await inDatabase();
        }
        catch (Exception exception) when (exception.IsDatabaseUnavailable())
        {
            Log.Local(logger);
            return locally();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database is unavailable; ids are checked by this replica only")]
        public static partial void Local(ILogger logger);
    }
}
