namespace Icaro.Chaos.Wires;

/// <summary>Tells what the dangerous statements are for. A run reports how often it saw each, so that none can get out of sight.</summary>
internal static class Statements
{
    public static Moment? MomentOf(ReadOnlySpan<byte> sql) =>
        sql.IndexOf("INSERT INTO deliveries"u8) >= 0 ? Moment.Storing
        : sql.IndexOf("SET leased_until = now()"u8) >= 0 ? Moment.Claiming
        : sql.IndexOf("INSERT INTO attempts"u8) >= 0 ? Moment.Booking
        : sql.IndexOf("DELETE FROM outbox"u8) >= 0 ? Moment.MarkingSent
        : sql.IndexOf("UPDATE deliveries SET status = 'pending'"u8) >= 0 ? Moment.Replaying
        : null;
}
