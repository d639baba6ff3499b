using Icaro.Outbox;

namespace Icaro.Outbox.Tests;

public sealed class OutboxConfirmsTests
{
    private const ulong FirstTag = 7;

    private readonly OutboxMessage[] _batch = [Message("A"), Message("B"), Message("A")];

    [Fact]
    public void A_batch_is_settled_when_the_broker_has_answered_each_message()
    {
        var confirms = new OutboxConfirms(_batch, FirstTag);

        confirms.Confirm(FirstTag + 2, multiple: false);
        Assert.False(confirms.Settled.IsCompleted);
        confirms.Confirm(FirstTag + 1, multiple: true);

        Assert.True(confirms.Settled.IsCompletedSuccessfully);
        Assert.Equal(3, confirms.Confirmed.Count);
        Assert.Empty(confirms.UnroutableTypes);
    }

    /// <summary>Else the confirm of what was returned would come into the next batch, and confirm what the broker does not have.</summary>
    [Fact]
    public void A_returned_message_is_open_until_its_confirm_and_not_confirmed_by_it()
    {
        var confirms = new OutboxConfirms([_batch[0]], FirstTag);

        confirms.Return(_batch[0].MessageId);
        Assert.False(confirms.Settled.IsCompleted);
        confirms.Confirm(FirstTag, multiple: false);

        Assert.True(confirms.Settled.IsCompletedSuccessfully);
        Assert.Empty(confirms.Confirmed);
        Assert.Equal(["A"], confirms.UnroutableTypes);
    }

    [Fact]
    public void What_was_confirmed_before_the_connection_broke_counts()
    {
        var confirms = new OutboxConfirms(_batch, FirstTag);

        confirms.Confirm(FirstTag, multiple: false);
        confirms.Break(new IOException());

        Assert.True(confirms.Settled.IsFaulted);
        Assert.Single(confirms.Confirmed);
    }

    private static OutboxMessage Message(string type) =>
        new() { MessageId = Guid.CreateVersion7(), Type = type, Payload = "{}" };
}
