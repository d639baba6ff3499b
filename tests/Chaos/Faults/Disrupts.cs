namespace Icaro.Chaos.Faults;

/// <summary>
/// Tells which faults can come between the sending of a webhook and its booking: those of the dispatcher, and of its database.
/// </summary>
internal static class Disrupts
{
    public static bool Booking(string resource) => resource is Resources.Dispatch or Resources.Postgres;

    public static bool Booking(Link link) => link.Service == Resources.Dispatch;
}
