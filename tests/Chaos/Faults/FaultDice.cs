namespace Icaro.Chaos.Faults;

/// <summary>Chooses faults at random, of all kinds.</summary>
/// <param name="endpoints">How many endpoints of the platform can misbehave.</param>
internal sealed class FaultDice(int endpoints)
{
    private static readonly string[] Processes =
        [Resources.Catalog, Resources.Dispatch, Resources.Dispatch, Resources.Gateway, Resources.Postgres, Resources.Broker];

    private static readonly string[] Leaseholders = [Resources.Catalog, Resources.Dispatch];

    private static readonly string[] Servers = [Resources.Postgres, Resources.Broker];

    /// <summary>Where each dangerous moment is to be met.</summary>
    private static readonly (Link Link, Moment Moment)[] Moments =
    [
        (Link.CatalogDatabase, Moment.Committing),
        (Link.CatalogDatabase, Moment.Committed),
        (Link.CatalogDatabase, Moment.MarkingSent),
        (Link.CatalogBroker, Moment.Publishing),
        (Link.CatalogBroker, Moment.Confirming),
        (Link.DispatchBroker, Moment.Receiving),
        (Link.DispatchDatabase, Moment.Storing),
        (Link.DispatchBroker, Moment.Acknowledging),
        (Link.DispatchDatabase, Moment.Claiming),
        (Link.DispatchDatabase, Moment.Claimed),
        (Link.DispatchDatabase, Moment.Booking),
        (Link.DispatchDatabase, Moment.Replaying),
    ];

    public IFault Throw(Random random) => random.Next(100) switch
    {
        < 36 => new ArmStrike(Strike(random)),
        < 48 => new KillReplica(Pick(random, Processes), random.Next(2)),
        < 56 => new PauseReplica(Pick(random, Processes), random.Next(2), Seconds(random, 0.5, 6)),
        // Longer than the lease of a claim, or the session of a relay.
        < 58 => new PauseReplica(Pick(random, Leaseholders), random.Next(2), Seconds(random, 11, 20)),
        < 64 => new StopServer(Pick(random, Servers), Seconds(random, 0.5, 5)),
        < 72 => new CutLink(Pick(random, Link.All)),
        < 78 => new HoldUpLink(Pick(random, Link.All), Seconds(random, 0.5, 4)),
        < 94 => new Misbehave(random.Next(endpoints), Pick(random, Enum.GetValues<Misbehavior>()), random.Next(1, 6)),
        _ => new ReplayDelivery(random.Next()),
    };

    public static Strike Strike(Random random)
    {
        var (link, moment) = Pick(random, Moments);
        var skip = moment == Moment.Replaying ? 0 : random.Next(20);
        return new(link, moment, skip, Pick(random, Enum.GetValues<Edge>()), Pick(random, Enum.GetValues<Blow>()), Seconds(random, 0.2, 4));
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static TimeSpan Seconds(Random random, double shortest, double longest) =>
        TimeSpan.FromSeconds(shortest + random.NextDouble() * (longest - shortest));
}
