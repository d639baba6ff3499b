namespace Icaro.LoginApiCrypto.Logons;

/// <summary>
/// Limits the attempts of a device, for all replicas together. The address cannot be used, because all guests of a box share one.
/// </summary>
internal sealed class AttemptLimit(LoginApiDbContext db, IOptions<LoginOptions> options, TimeProvider time)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <returns>False when the limit is exceeded.</returns>
    public async Task<bool> TryAsync(int boxId, string device, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var windowStart = now - Window;
        try
        {
            var counts = await db.Database.SqlQuery<int>(
                $"""
                INSERT INTO logon_attempts AS known (box_id, mac, since, count) VALUES ({boxId}, {device}, {now}, 1)
                ON CONFLICT (box_id, mac) DO UPDATE SET
                    since = CASE WHEN known.since < {windowStart} THEN {now} ELSE known.since END,
                    count = CASE WHEN known.since < {windowStart} THEN 1 ELSE known.count + 1 END
                RETURNING count AS "Value"
                """).ToListAsync(cancellationToken);
            return counts[0] <= options.Value.AttemptsPerMinute;
        }
        catch (Exception exception) when (exception.IsDatabaseUnavailable())
        {
            // Vouchers cannot be checked without the database either, and the box limits other attempts.
            return true;
        }
    }
}
