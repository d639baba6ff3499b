using MassTransit;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>What the dispatcher published.</summary>
public sealed class BusLog
    : IConsumer<WebhooksDelivered>, IConsumer<EndpointDisabled>, IConsumer<EndpointEnabled>, IConsumer<TogglesChecked>
{
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
        foreach (var webhook in context.Message.Webhooks)
            _delivered.Enqueue(webhook);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<EndpointDisabled> context)
    {
        _disabled.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<EndpointEnabled> context)
    {
        _enabled.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<TogglesChecked> context)
    {
        _checked.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
