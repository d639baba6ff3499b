namespace Icaro.Chaos.Tests.Checking;

public sealed class OrderTests
{
    [Fact]
    public void A_later_toggle_that_arrives_first_is_an_inversion()
    {
        var story = Story.OfDelivered(toggles: 4);
        story.ExchangeArrivals(story.DeliveryOf(2), story.DeliveryOf(3));

        Assert.Contains(story.Violations, violation => violation.Promise == Promise.Inverted);
    }

    [Fact]
    public void A_toggle_that_arrives_while_the_one_before_is_refused_is_an_inversion()
    {
        var story = Story.OfDelivered(toggles: 1);
        story.Request(on: true);
        story.Request(on: true);
        var (second, third) = (story.Store(sequence: 2), story.Store(sequence: 3));
        story.Arrive(second, on: true, accepted: false);
        story.Arrive(third, on: true);
        story.Arrive(second, on: true);

        Assert.Equal([Promise.Inverted, Promise.Stale], story.Violations.Select(violation => violation.Promise));
    }

    [Fact]
    public void A_repetition_of_an_old_webhook_is_no_inversion()
    {
        var story = Story.OfDelivered(toggles: 3);
        story.Replays.Add(new(story.DeliveryOf(1).Id, story.Next()));
        story.Arrive(story.DeliveryOf(1), on: true);

        Assert.Empty(story.Violations);
    }

    [Fact]
    public void Requests_that_followed_each_other_must_take_effect_in_their_order()
    {
        var story = new Story();
        story.Request(on: true);
        story.Request(on: false);
        story.Arrive(story.Store(sequence: 1), on: false);
        story.Arrive(story.Store(sequence: 2), on: true);

        Assert.NotEmpty(story.Violations);
    }

    [Fact]
    public void Requests_that_overlapped_may_take_effect_in_any_order()
    {
        var story = new Story();
        story.Request(on: true, seconds: 10);
        story.Request(on: false, seconds: 10);
        story.Arrive(story.Store(sequence: 1), on: false);
        story.Arrive(story.Store(sequence: 2), on: true);

        Assert.Empty(story.Violations);
    }
}
