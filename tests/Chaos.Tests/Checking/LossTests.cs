namespace Icaro.Chaos.Tests.Checking;

public sealed class LossTests
{
    [Fact]
    public void A_story_without_fault_has_no_violation() => Assert.Empty(Story.OfDelivered(toggles: 5).Violations);

    [Fact]
    public void A_committed_toggle_that_the_dispatcher_does_not_know_is_lost()
    {
        var story = Story.OfDelivered(toggles: 3);
        story.Request(on: false);

        Assert.Equal(Promise.Lost, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void A_gap_in_the_sequence_is_a_loss()
    {
        var story = Story.OfDelivered(toggles: 4);
        var second = story.DeliveryOf(2);
        story.ForgetArrivals(second);
        story.Forget(second);

        Assert.Contains(story.Violations, violation => violation.Promise == Promise.Lost && violation.What.Contains("sequence 2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_delivery_that_never_arrived_is_lost()
    {
        var story = Story.OfDelivered(toggles: 3);
        story.ForgetArrivals(story.DeliveryOf(3));

        Assert.Equal(Promise.Lost, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void A_delivery_that_was_only_refused_by_the_platform_is_lost()
    {
        var story = Story.OfDelivered(toggles: 1);
        story.Request(on: true);
        story.Arrive(story.Store(sequence: 2, "failed"), on: true, accepted: false);

        Assert.Equal(Promise.Lost, Assert.Single(story.Violations).Promise);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_request_with_an_unknown_outcome_may_have_its_webhook_or_not(bool arrives)
    {
        var story = Story.OfDelivered(toggles: 2);
        story.Request(on: true, Outcome.Unknown);
        if (arrives)
            story.Arrive(story.Store(sequence: 3), on: true);

        Assert.Empty(story.Violations);
    }

    [Fact]
    public void A_request_with_an_unknown_outcome_may_take_effect_long_after_it_ended()
    {
        var story = new Story();
        story.Request(on: true, Outcome.Unknown);
        story.Request(on: false);
        story.Arrive(story.Store(sequence: 1), on: false);
        story.Arrive(story.Store(sequence: 2), on: true);

        Assert.Empty(story.Violations);
    }
}
