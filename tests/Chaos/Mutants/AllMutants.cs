namespace Icaro.Chaos.Mutants;

/// <summary>The ways to break the promises that somebody could plausibly take, one patch each.</summary>
internal static class AllMutants
{
    /// <summary>
    /// Longer than a claim lasts (see <see cref="Settings"/>), and shorter than a statement may take, whose timeout would hide the fault.
    /// </summary>
    private static readonly TimeSpan LongerThanLease = TimeSpan.FromSeconds(9);

    public static readonly IReadOnlyList<Mutant> List =
    [
        new("publish-before-commit", Resources.Catalog, Strike(Blow.Cut, Link.CatalogDatabase, Edge.Before, Moment.Committing)),
        new("publish-after-commit", Resources.Catalog, Strike(Blow.Kill, Link.CatalogDatabase, Edge.After, Moment.Committed)),
        new("delete-before-publish", Resources.Catalog, Strike(Blow.Kill, Link.CatalogBroker, Edge.Before, Moment.Publishing)),
        new("no-confirm", Resources.Catalog, Strike(Blow.Cut, Link.CatalogBroker, Edge.Before, Moment.Publishing)),
        new("sequence-stands-still", Resources.Catalog, Provoke: null),
        new("acknowledge-before-store", Resources.Dispatch, Strike(Blow.Kill, Link.DispatchDatabase, Edge.Before, Moment.Storing)),
        new("no-dedupe", Resources.Dispatch, Strike(Blow.Cut, Link.CatalogBroker, Edge.Before, Moment.Confirming)),
        new("gap-ignored", Resources.Dispatch, Strike(Blow.Pause, Link.DispatchBroker, Edge.After, Moment.Receiving)),
        new("order-ignored", Resources.Dispatch, Platform(Misbehavior.Fail)),
        new("lease-never-expires", Resources.Dispatch, Strike(Blow.Kill, Link.DispatchDatabase, Edge.Before, Moment.Booking)),
        new("no-lease", Resources.Dispatch, Platform(Misbehavior.Drip)),
        new("booked-before-sent", Resources.Dispatch, Strike(Blow.Kill, Link.DispatchDatabase, Edge.Before, Moment.Claimed)),
        new(
            "stale-lease-sends", Resources.Dispatch,
            Strike(Blow.Pause, Link.DispatchDatabase, Edge.Before, Moment.Claimed, LongerThanLease, skip: 10))
        {
            // One pause, which ends before the attack: the other replica goes on.
            Times = 1,
            Attack = TimeSpan.FromSeconds(24),
        },
        new("gives-up-at-once", Resources.Dispatch, Platform(Misbehavior.Break)),
        new("any-answer-is-success", Resources.Dispatch, Platform(Misbehavior.Throttle)),
        new("redirect-followed", Resources.Dispatch, Platform(Misbehavior.Redirect)),
        new("gone-is-discarded", Resources.Dispatch, Platform(Misbehavior.Vanish)),
        new("new-id-per-attempt", Resources.Dispatch, Platform(Misbehavior.Overload)),
        new("body-grows", Resources.Dispatch, Platform(Misbehavior.Fail)),
        new("signature-without-timestamp", Resources.Dispatch, Provoke: null),
    ];

    public static Mutant? Find(string name) => List.FirstOrDefault(mutant => mutant.Name == name);

    private static Func<Random, IFault> Strike(
        Blow blow, Link link, Edge edge, Moment moment, TimeSpan? duration = null, int skip = 0) =>
        random => new ArmStrike(new(link, moment, skip + random.Next(10), edge, blow, duration ?? TimeSpan.FromSeconds(2)));

    private static Func<Random, IFault> Platform(Misbehavior misbehavior) =>
        random => new Misbehave(random.Next(Arena.Endpoints), misbehavior, Times: 3);
}
