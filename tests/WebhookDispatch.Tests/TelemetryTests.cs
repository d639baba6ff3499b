using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace Icaro.WebhookDispatch.Tests;

public sealed class TelemetryTests(Servers servers)
{
    /// <summary>Longer than any pause between polls.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(6);

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

    [Fact]
    public async Task Requests_are_named_by_their_routes_logs_are_sentences_and_idle_polling_leaves_no_trace()
    {
        // Of all worlds in this process: sources are shared.
        var spans = new ConcurrentQueue<Activity>();
        var logs = new ConcurrentQueue<string?>();
        await using var world = await DispatchWorld.CreateAsync(
            servers, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"), ("Logging:OpenTelemetry:LogLevel:Default", "Information"));
        var api = await world.StartReplicaAsync(services => services
            .ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(
                new SimpleActivityExportProcessor(new Collector<Activity>(spans.Enqueue))))
            .ConfigureOpenTelemetryLoggerProvider(logging => logging.AddProcessor(
                new SimpleLogRecordExportProcessor(new Collector<LogRecord>(record => logs.Enqueue(record.FormattedMessage))))));

        var path = $"/deliveries/{Guid.CreateVersion7()}";
        await api.GetAsync(path);
        await Task.Delay(Idle, TestContext.Current.CancellationToken);

        var request = Assert.Single(spans, span => Equals(span.GetTagItem("url.path"), path));
        Assert.Equal("GET /deliveries/{id}", request.DisplayName);
        Assert.Contains(spans, span => span.Source.Name == "Npgsql" && span.ParentSpanId == request.SpanId);
        Assert.DoesNotContain(spans, span => span.Source.Name == "Npgsql" && span.ParentSpanId == default);
        Assert.DoesNotContain(spans, span => span.DisplayName.Contains("/health"));
        Assert.Contains(logs, line => line?.StartsWith("Bus started: rabbitmq://", StringComparison.Ordinal) is true);
    }

    private sealed class Collector<T>(Action<T> collect) : BaseExporter<T>
        where T : class
    {
        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var one in batch)
                collect(one);
            return ExportResult.Success;
        }
    }
}
