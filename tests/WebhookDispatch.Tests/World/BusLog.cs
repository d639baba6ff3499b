using MassTransit;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>What the dispatcher published, each message once: an outbox repeats what was not confirmed.</summary>
public sealed class BusLog
    : IConsumer<WebhooksDelivered>, IConsumer<EndpointDisabled>, IConsumer<EndpointEnabled>, IConsumer<TogglesChecked>
{
    private readonly ConcurrentDictionary<Guid, bool> _known = new();
    private readonly ConcurrentQueue<DeliveredWebhook> _delivered = new();
    private readonly ConcurrentQueue<EndpointDisabled> _disabled = new();
    private readonly ConcurrentQueue<EndpointEnabled> _enabled = new();
    private readonly ConcurrentQueue<TogglesChecked> _checked = new();

    public IReadOnlyCollection<DeliveredWebhook> Delivered => [.. _delivered];

    public IReadOnlyCollection<EndpointDisabled> Disabled => [.. _disabled];

    public IReadOnlyCollection<EndpointEnabled> Enabled => [.. _enabled];

    public IReadOnlyCollection<TogglesChecked> Checked => [.. _checked];

    public Task Consume(ConsumeContext<WebhooksDelivered> context)
    {
        if (IsNew(context))
            context.Message.Webhooks.ToList().ForEach(_delivered.Enqueue);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<EndpointDisabled> context)
    {
        if (IsNew(context))
            _disabled.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<EndpointEnabled> context)
    {
        if (IsNew(context))
            _enabled.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<TogglesChecked> context)
    {
        if (IsNew(context))
            _checked.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    private bool IsNew(ConsumeContext message) => _known.TryAdd(message.MessageId!.Value, true);
}
