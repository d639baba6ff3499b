using System.Net;

namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>
/// Counts failed logins, and locks out callers with too many. An attempt counts as failed until it succeeds, so that parallel attempts
/// cannot exceed the limit.
/// </summary>
internal sealed class LoginAttempts(CatalogDbContext db, IOptions<LoginOptions> options, TimeProvider time)
{
    /// <returns>How long the caller is locked out; null when the attempt may proceed.</returns>
    public async Task<TimeSpan?> BeginAsync(string username, IPAddress? address, CancellationToken cancellationToken)
    {
        var counters = CountersOf(username, address);
        string[] keys = [.. counters.Select(counter => counter.Key)];
        int[] allowed = [.. counters.Select(counter => counter.Allowed)];
        var now = time.GetUtcNow();
        var until = now + options.Value.LockOut;

        var known = await db.Database
            .SqlQuery<Counted>($"SELECT key, failures, until FROM login_attempts WHERE key = ANY({keys}) AND until > {now}")
            .ToListAsync(cancellationToken);
        // A locked-out attempt is not counted: an attacker cannot extend the lockout of the account's owner.
        if (LockedUntil(known, one => one.Failures >= AllowedFor(one)) is { } lockedUntil)
            return lockedUntil - now;

        // Ordered by key to prevent deadlocks.
        var attempts = await db.Database
            .SqlQuery<Counted>(
                $"""
                INSERT INTO login_attempts AS known (key, failures, until)
                SELECT key, 1, {until} FROM unnest({keys}) AS key ORDER BY key
                ON CONFLICT (key) DO UPDATE SET
                    failures = CASE WHEN known.until <= {now} THEN 1 ELSE known.failures + 1 END,
                    until = CASE
                        WHEN known.until > {now}
                            AND known.failures >= ({allowed})[array_position({keys}, known.key)] THEN known.until
                        ELSE {until} END
                RETURNING key, failures, until
                """)
            .ToListAsync(cancellationToken);
        return LockedUntil(attempts, one => one.Failures > AllowedFor(one)) - now;

        int AllowedFor(Counted one) => counters.Single(counter => counter.Key == one.Key).Allowed;
    }

    /// <summary>Removes the failures of the account from this address, and the attempt from the other counters.</summary>
    public async Task SucceedAsync(string username, IPAddress? address, CancellationToken cancellationToken)
    {
        var counters = CountersOf(username, address);
        await RemoveAsync(counters, forgotten: counters[0].Key, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM login_attempts WHERE key IN (
                SELECT key FROM login_attempts WHERE until <= {time.GetUtcNow()} LIMIT 100 FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken);
    }

    /// <summary>Removes an attempt whose password was not looked at.</summary>
    public Task WithdrawAsync(string username, IPAddress? address, CancellationToken cancellationToken) =>
        RemoveAsync(CountersOf(username, address), forgotten: "", cancellationToken);

    /// <summary>Removes an attempt from the counters, and all attempts from the forgotten one.</summary>
    private async Task RemoveAsync(Counter[] counters, string forgotten, CancellationToken cancellationToken)
    {
        string[] keys = [.. counters.Select(counter => counter.Key)];
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH held AS (SELECT key FROM login_attempts WHERE key = ANY({keys}) ORDER BY key FOR UPDATE)
            UPDATE login_attempts AS known SET failures = CASE WHEN known.key = {forgotten} THEN 0 ELSE known.failures - 1 END
            FROM held WHERE known.key = held.key
            """,
            cancellationToken);
    }

    private static DateTimeOffset? LockedUntil(IEnumerable<Counted> attempts, Func<Counted, bool> isLocked) =>
        attempts.Where(isLocked).Max(one => (DateTimeOffset?)one.Until);

    private Counter[] CountersOf(string username, IPAddress? address)
    {
        // Other spellings of the same name are no new attempts.
        var (network, account) = (ClientNetwork.KeyOf(address), UserName.KeyOf(username));
        return
        [
            new($"account and network: {network} {account}", options.Value.FailuresPerAccountAndAddress),
            new($"account: {account}", options.Value.FailuresPerAccount),
            new($"network: {network}", options.Value.FailuresPerAddress),
        ];
    }

    /// <param name="Counted">Begins with its kind, so that no user name equals the text of another counter.</param>
    private sealed record Counter(string Counted, int Allowed)
    {
        public string Key { get; } = TokenHash.Of(Counted).Hex;
    }

    private sealed record Counted(string Key, int Failures, DateTimeOffset Until);
}

/// <summary>The number of recent failed logins.</summary>
internal sealed class LoginAttempt
{
    /// <summary>Lowercase hex SHA-256 of what is counted, since people also type passwords into the user name field.</summary>
    public required string Key { get; init; }

    public required int Failures { get; init; }

    /// <summary>When the failures expire.</summary>
    public required DateTimeOffset Until { get; init; }
}

internal static class LoginAttemptModel
{
    public static void AddLoginAttempts(this ModelBuilder model) => model.Entity<LoginAttempt>(attempt =>
    {
        attempt.ToTable("login_attempts");
        attempt.HasKey(row => row.Key);
        attempt.HasIndex(row => row.Until);
    });
}
