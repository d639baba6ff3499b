namespace Icaro.Chaos.Tests.Checking;

public sealed class StaleTests
{
    [Fact]
    public void What_is_older_than_what_was_accepted_must_not_come_after_it()
    {
        var story = Story.OfDelivered(toggles: 2);
        story.Disruptions.Add(new(TimeSpan.Zero, story.Next(), "pause webhook-dispatch"));
        story.Arrive(story.DeliveryOf(1), on: true);

        Assert.Equal(Promise.Stale, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void An_operator_may_have_it_sent_again()
    {
        var story = Story.OfDelivered(toggles: 2);
        story.Replays.Add(new(story.DeliveryOf(1).Id, story.Next()));
        story.Arrive(story.DeliveryOf(1), on: true);

        Assert.Empty(story.Violations);
    }
}
