using System.Collections.Concurrent;
using System.Diagnostics;
using Icaro.WebhookDispatch.Tests.World;

namespace Icaro.WebhookDispatch.Tests;

public sealed class TelemetryTests(Servers servers)
{
    [Fact]
    public async Task Each_attempt_is_a_span_in_the_trace_of_its_own_toggle_and_names_no_address()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "WebhookDispatch" or "MassTransit" or "test",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("test");
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(500, 200);
        var toggle = world.Toggles.Create(3, 1);

        using var request = source.StartActivity("request")!;
        await world.Publisher.PublishAsync(toggle);
        await world.Api.DeliveryAsync(toggle.EventId, "delivered");

        var attempts = spans.Where(span => Equals(span.GetTagItem("webhook.id"), toggle.EventId)).ToList();
        Assert.All(attempts, span => Assert.Equal(request.TraceId, span.TraceId));
        Assert.Equal([1, 2], attempts.Select(span => span.GetTagItem("webhook.attempt")));
        Assert.Equal([500, 200], attempts.Select(span => span.GetTagItem("http.response.status_code")));
        Assert.Equal(["http_5xx", null], attempts.Select(span => span.GetTagItem("error.type")));
        Assert.All(attempts, span => Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains(world.Platform.Address)));
    }
}
