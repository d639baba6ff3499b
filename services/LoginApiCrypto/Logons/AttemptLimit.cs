namespace Icaro.LoginApiCrypto.Logons;

/// <summary>
/// Limits how often a device may try, on all replicas together. By device, since all guests of a box share one address.
/// </summary>
internal sealed class AttemptLimit(LoginApiDbContext db, IOptions<LoginOptions> options, TimeProvider time)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <returns>False when it was once too often.</returns>
    public async Task<bool> TryAsync(int boxId, string mac, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var windowStart = now - Window;
        try
        {
            var counts = await db.Database.SqlQuery<int>(
                $"""
                INSERT INTO logon_attempts AS known (box_id, mac, since, count) VALUES ({boxId}, {mac}, {now}, 1)
                ON CONFLICT (box_id, mac) DO UPDATE SET
                    since = CASE WHEN known.since < {windowStart} THEN {now} ELSE known.since END,
                    count = CASE WHEN known.since < {windowStart} THEN 1 ELSE known.count + 1 END
                RETURNING count AS "Value"
                """).ToListAsync(cancellationToken);
            return counts[0] <= options.Value.AttemptsPerMinute;
        }
        catch (Exception unavailable) when (unavailable.IsDatabaseUnavailable())
        {
            // Vouchers cannot be guessed without the database either, and the box limits the rest.
            return true;
        }
    }
}
