namespace Icaro.Chaos.Wires;

/// <summary>What can be seen to pass between a service and its servers, and is dangerous to interrupt.</summary>
internal enum Moment
{
    /// <summary>A service asks the database to commit.</summary>
    Committing,

    /// <summary>The database has committed; the service does not know yet.</summary>
    Committed,

    /// <summary>A message is on its way to the broker.</summary>
    Publishing,

    /// <summary>The broker has the message; the publisher does not know yet.</summary>
    Confirming,

    /// <summary>The publisher takes what was confirmed out of its outbox.</summary>
    MarkingSent,

    /// <summary>The broker hands a message to a consumer.</summary>
    Receiving,

    /// <summary>The dispatcher stores what it received.</summary>
    Storing,

    /// <summary>The consumer tells the broker to forget the message.</summary>
    Acknowledging,

    /// <summary>The dispatcher takes deliveries to send.</summary>
    Claiming,

    /// <summary>The database gives deliveries to the dispatcher, which does not know yet.</summary>
    Claimed,

    /// <summary>The dispatcher notes what came of its attempts.</summary>
    Booking,

    /// <summary>The dispatcher makes a settled delivery pending again.</summary>
    Replaying,
}
