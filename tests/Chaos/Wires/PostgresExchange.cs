namespace Icaro.Chaos.Wires;

/// <summary>What the server still has to answer on one connection.</summary>
internal sealed class PostgresExchange
{
    private readonly ConcurrentQueue<Moment?> _asked = [];

    private int _encryptionRequests;
    private bool _hasRows;

    /// <summary>The answer to a request for encryption is a single byte.</summary>
    public void AskForEncryption() => Interlocked.Increment(ref _encryptionRequests);

    /// <returns>Whether the next byte is the answer to a request for encryption.</returns>
    public bool TryAnswerEncryption()
    {
        if (Volatile.Read(ref _encryptionRequests) == 0)
            return false;

        Interlocked.Decrement(ref _encryptionRequests);
        return true;
    }

    /// <param name="moment">What the statements are for that the server is now asked to execute.</param>
    public void Ask(Moment? moment) => _asked.Enqueue(moment);

    /// <summary>The server is ready for the next statements.</summary>
    public void Answer()
    {
        _hasRows = false;
        _asked.TryDequeue(out _);
    }

    /// <returns>Whether it is the first row of an answer to this.</returns>
    public bool IsFirstRowOf(Moment moment)
    {
        if (_hasRows || !_asked.TryPeek(out var asked) || asked != moment)
            return false;

        return _hasRows = true;
    }
}
