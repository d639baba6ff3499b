namespace Icaro.Chaos.Checking;

/// <summary>A request of a client to switch a lane on or off. Times count from the start of the run.</summary>
/// <param name="Ended">When the client knew the outcome. A request with an unknown one may take effect at any later time.</param>
/// <param name="Answer">The status, or what happened instead.</param>
internal sealed record Toggle(Lane Lane, bool On, TimeSpan Started, TimeSpan Ended, Outcome Outcome, string Answer);

/// <summary>What a client knows about its request.</summary>
internal enum Outcome
{
    /// <summary>Answered with 200: it must reach the platform.</summary>
    Committed,

    /// <summary>Answered with 4xx: it must never reach the platform.</summary>
    Refused,

    /// <summary>Failed, or not answered at all: it may reach the platform, once.</summary>
    Unknown,
}
