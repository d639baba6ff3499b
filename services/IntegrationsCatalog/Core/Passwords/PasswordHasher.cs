using System.Threading.RateLimiting;

namespace Icaro.IntegrationsCatalog.Core.Passwords;

/// <summary>Hashes and checks passwords, a few at a time, so that a flood of logins does not take all processors.</summary>
internal sealed class PasswordHasher(IOptions<PasswordOptions> options) : IDisposable
{
    private readonly int _iterations = options.Value.Iterations;
    private readonly ConcurrencyLimiter _turns = new(new()
    {
        PermitLimit = options.Value.MaxConcurrent,
        QueueLimit = options.Value.MaxWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <exception cref="PasswordsBusyException">Too many passwords are waiting.</exception>
    public async Task<HashedPassword> HashAsync(string password, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        return new(PasswordHash.Of(password, _iterations), PasswordDigest.Of(password));
    }

    /// <param name="account">Null for a user name that nobody has, which takes as long as one that somebody has.</param>
    /// <param name="password">What somebody typed.</param>
    /// <param name="cancellationToken">Ends the wait for a turn.</param>
    /// <exception cref="PasswordsBusyException">Too many passwords are waiting.</exception>
    public async Task<PasswordCheck> CheckAsync(Account? account, string password, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        var matches = account switch
        {
            null => PasswordHash.MatchesNobody(password, _iterations),
            // Before its first login, an imported account has only the digest.
            { PasswordHash: "" } => PasswordDigest.Matches(password, account.PasswordDigest, _iterations),
            _ => PasswordHash.Matches(password, account.PasswordHash, _iterations),
        };
        var isCurrent = account?.PasswordHash is not (null or "") && PasswordHash.HasIterations(account.PasswordHash, _iterations);
        return new(matches, matches && !isCurrent ? PasswordHash.Of(password, _iterations) : null);
    }

    public void Dispose() => _turns.Dispose();

    public async ValueTask<RateLimitLease> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var turn = await _turns.AcquireAsync(permitCount: 1, cancellationToken);
        return turn.IsAcquired ? turn : throw new PasswordsBusyException();
    }
}

/// <param name="Upgrade">Replaces the digest of an imported account, or a hash with fewer iterations; null when there is no need.</param>
internal readonly record struct PasswordCheck(bool Matches, string? Upgrade)
{
    public override string ToString() => $"{nameof(PasswordCheck)}: {Matches}";
}

internal sealed class PasswordsBusyException() : Exception(Text)
{
    public const string Text = "Too many passwords are waiting to be checked, try again later";
}

internal sealed class PasswordsBusyMapping : IErrorMapping
{
    /// <summary>Longer than the default number of waiting passwords takes.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public ApiError? Map(Exception exception) => exception is PasswordsBusyException
        ? ApiError.RetryLater(StatusCodes.Status503ServiceUnavailable, PasswordsBusyException.Text, RetryAfter)
        : null;
}
