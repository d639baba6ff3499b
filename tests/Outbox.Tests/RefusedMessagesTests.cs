using Microsoft.Extensions.Time.Testing;

namespace Icaro.Outbox.Tests;

public sealed class RefusedMessagesTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RefusedMessages _refused;
    private long _lastId;

    public RefusedMessagesTests() => _refused = new(_time);

    [Fact]
    public void A_message_is_hopeless_when_others_of_its_type_are_accepted_and_it_never_is()
    {
        var message = Message("A");
        for (var i = 0; i < 4; i++)
            _refused.Add(message);
        _refused.Accept([Message("B")]);
        Assert.Empty(_refused.HopelessIds);

        _refused.Accept([Message("A")]);

        Assert.Equal([message.Id], _refused.HopelessIds);
    }

    [Fact]
    public void It_is_retried_after_growing_delays()
    {
        var message = Message("A");
        _refused.Add(message);
        Assert.Empty(_refused.DueIds);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([message.Id], _refused.DueIds);

        _refused.Add(message);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_refused.DueIds);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([message.Id], _refused.DueIds);
    }

    [Fact]
    public void A_type_of_which_everything_is_refused_is_tried_now_and_then()
    {
        for (var i = 0; i < 10; i++)
            _refused.Add(Message("A"));
        Assert.Equal(["A"], _refused.RefusedTypes);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(_refused.RefusedTypes);

        _refused.Add(Message("A"));
        Assert.Equal(["A"], _refused.RefusedTypes);
        _refused.Accept([Message("A")]);
        Assert.Empty(_refused.RefusedTypes);
    }

    private OutboxMessage Message(string type) => new() { Id = ++_lastId, MessageId = Guid.CreateVersion7(), Type = type, Payload = "{}" };
}
