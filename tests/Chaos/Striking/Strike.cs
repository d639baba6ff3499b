namespace Icaro.Chaos.Striking;

/// <summary>What is to happen when a moment passes on a link.</summary>
/// <param name="Skip">How many such moments pass unharmed before.</param>
/// <param name="Duration">Of a pause or a delay.</param>
internal sealed record Strike(Link Link, Moment Moment, int Skip, Edge Edge, Blow Blow, TimeSpan Duration)
{
    public override string ToString() => $"{Blow} {Link} {Edge} {Moment}";
}

/// <summary>Whether the message that means the moment still arrives.</summary>
internal enum Edge
{
    Before,
    After,
}

/// <summary>What befalls the service.</summary>
internal enum Blow
{
    /// <summary>SIGKILL to the process at the other end of the connection.</summary>
    Kill,

    /// <summary>SIGSTOP, and SIGCONT after a while.</summary>
    Pause,

    /// <summary>Its connection breaks.</summary>
    Cut,

    /// <summary>Its connection carries nothing for a while.</summary>
    Delay,
}
