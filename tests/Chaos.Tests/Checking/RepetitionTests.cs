namespace Icaro.Chaos.Tests.Checking;

public sealed class RepetitionTests
{
    [Fact]
    public void A_webhook_that_the_platform_has_must_not_come_again_without_a_crash()
    {
        var story = Story.OfDelivered(toggles: 1);
        story.Arrive(story.DeliveryOf(1), on: true);

        Assert.Equal(Promise.Duplicated, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void It_may_come_again_once_for_each_crash_since_it_arrived()
    {
        var story = Story.OfDelivered(toggles: 1);
        Crash(story);
        story.Arrive(story.DeliveryOf(1), on: true);
        Assert.Empty(story.Violations);

        story.Arrive(story.DeliveryOf(1), on: true);
        Assert.Equal(Promise.Duplicated, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void A_crash_long_before_or_after_is_no_excuse()
    {
        var story = new Story();
        Crash(story);
        Wait(story);
        story.Request(on: true);
        var delivery = story.Store(sequence: 1);
        story.Arrive(delivery, on: true);
        Wait(story);
        story.Arrive(delivery, on: true);
        Crash(story);

        Assert.Equal(Promise.Duplicated, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void A_crash_long_after_the_webhook_was_booked_is_no_excuse()
    {
        var story = Story.OfDelivered(toggles: 1);
        Wait(story);
        Crash(story);
        story.Arrive(story.DeliveryOf(1), on: true);

        Assert.Equal(Promise.Duplicated, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void An_operator_may_have_it_sent_again()
    {
        var story = Story.OfDelivered(toggles: 1);
        story.Replays.Add(new(story.DeliveryOf(1).Id, story.Next()));
        story.Arrive(story.DeliveryOf(1), on: true);

        Assert.Empty(story.Violations);
    }

    [Fact]
    public void A_retry_after_a_failure_is_no_duplicate()
    {
        var story = new Story();
        story.Request(on: true);
        var delivery = story.Store(sequence: 1);
        story.Arrive(delivery, on: true, accepted: false);
        story.Arrive(delivery, on: true);

        Assert.Empty(story.Violations);
    }

    [Fact]
    public void A_retry_with_another_body_is_an_alteration()
    {
        var story = new Story();
        story.Request(on: true);
        var delivery = story.Store(sequence: 1);
        story.Arrive(delivery, on: true, accepted: false, body: "one");
        story.Arrive(delivery, on: true, body: "another");

        Assert.Equal(Promise.Altered, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void A_wrong_signature_is_a_forgery()
    {
        var story = new Story();
        story.Request(on: true);
        story.Arrive(story.Store(sequence: 1), on: true, forgery: "the signature is wrong");

        Assert.Equal(Promise.Forged, Assert.Single(story.Violations).Promise);
    }

    private static void Crash(Story story)
    {
        var at = story.Next();
        story.Disruptions.Add(new(at, at, "kill webhook-dispatch"));
    }

    private static void Wait(Story story)
    {
        for (var i = 0; i < 10; i++)
            story.Next();
    }
}
