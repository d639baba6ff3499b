namespace Icaro.Chaos.Tests.Checking;

public sealed class PhantomTests
{
    [Fact]
    public void A_webhook_id_that_the_dispatcher_does_not_know_is_a_phantom()
    {
        var story = Story.OfDelivered(toggles: 2);
        story.Arrive(new Delivery(Guid.NewGuid(), Story.Lane, Sequence: 3, "delivered"), on: true);

        Assert.Equal(Promise.Phantom, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void A_toggle_that_was_rolled_back_on_the_wire_is_a_phantom_even_if_its_client_does_not_know_the_outcome()
    {
        var story = Story.OfDelivered(toggles: 2);
        story.Request(on: true, Outcome.Unknown);
        var delivery = story.Store(sequence: 3);
        story.Arrive(delivery, on: true);
        story.RolledBack.Add(delivery.Id);

        Assert.Equal(Promise.Phantom, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void A_webhook_of_a_request_that_was_refused_is_a_phantom()
    {
        var story = Story.OfDelivered(toggles: 2);
        story.Request(on: true, Outcome.Refused);
        story.Arrive(story.Store(sequence: 3), on: true);

        Assert.Equal(Promise.Phantom, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void A_webhook_that_nobody_asked_for_is_a_phantom()
    {
        var story = Story.OfDelivered(toggles: 2);
        story.Arrive(story.Store(sequence: 3), on: true);

        Assert.Equal(Promise.Phantom, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void A_webhook_that_says_the_contrary_of_what_was_asked_for_is_a_phantom()
    {
        var story = Story.OfDelivered(toggles: 2);
        story.Request(on: true);
        story.Arrive(story.Store(sequence: 3), on: false);

        Assert.Equal(Promise.Phantom, Assert.Single(story.Violations).Promise);
    }

    [Fact]
    public void Two_webhooks_for_a_single_request_are_a_phantom()
    {
        var story = Story.OfDelivered(toggles: 1);
        story.Arrive(story.Store(sequence: 1), on: true);

        Assert.Contains(story.Violations, violation => violation.Promise == Promise.Phantom);
    }
}
