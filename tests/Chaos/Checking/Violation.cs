namespace Icaro.Chaos.Checking;

/// <summary>A broken promise.</summary>
internal sealed record Violation(Promise Promise, Lane Lane, string What)
{
    public override string ToString() => $"{Promise}: {Lane}: {What}";
}

/// <summary>What a violation breaks.</summary>
internal enum Promise
{
    /// <summary>Every committed toggle reaches the platform.</summary>
    Lost,

    /// <summary>A toggle is sent only after the platform has the one before.</summary>
    Inverted,

    /// <summary>What was refused or rolled back is never sent.</summary>
    Phantom,

    /// <summary>Every attempt carries the same id and body.</summary>
    Altered,

    /// <summary>What the platform has is not sent again, but for a crash between the sending and its booking.</summary>
    Duplicated,

    /// <summary>What is older than what the platform has accepted is not sent after it.</summary>
    Stale,

    /// <summary>Token and signature are right each time.</summary>
    Forged,
}
