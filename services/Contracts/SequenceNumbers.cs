namespace Icaro.Contracts;

/// <summary>
/// The sequence numbers of a lane count up by 1 within an epoch of the catalog's database. An epoch begins when the database was
/// restored; its first number is the seconds since 1970 followed by <see cref="CounterBits"/> zeros, so that no number is ever given out
/// twice and a lane can tell the first delivery of an epoch from a gap.
/// </summary>
public static class SequenceNumbers
{
    /// <summary>The numbers stay below 2^53, which JavaScript represents exactly, until the year 2242.</summary>
    public const int CounterBits = 20;
}
