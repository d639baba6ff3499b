extern alias catalog;
extern alias dispatch;
extern alias gateway;
extern alias platform;

using Microsoft.AspNetCore.Mvc.Testing;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Icaro.Services.Tests.OneTrace;

[Collection(ProcessTelemetry.Name)]
public sealed class OneTraceTests(Servers servers) : IDisposable
{
    private readonly CollectedSpans _spans = new();

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_spans_the_gateway_the_request_the_outbox_the_message_and_the_attempt()
    {
        await using var platform = Start<platform::Program>(DemoSettings.OfPlatform);
        using var platformClient = platform.CreateClient();
        // Nobody is at this endpoint, but without an exporter nothing is recorded.
        (string, string)[] settings =
            [.. await DemoSettings.CreateAsync(servers, platformClient), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")];
        await using var catalog = Start<catalog::Program>(settings);
        await using var dispatch = Start<dispatch::Program>(settings);
        using var catalogClient = catalog.CreateClient();
        using var dispatchClient = dispatch.CreateClient();
        await using var gateway = Start<gateway::Program>(
            [.. settings, ("services:integrations-catalog:http:0", catalogClient.BaseAddress!.ToString())]);
        await catalogClient.HealthyAsync();
        await dispatchClient.HealthyAsync();

        using var manager = await DemoReseller.LogInAsync(gateway.CreateClient());
        await manager.SwitchOnAsync();

        var attempt = await SpanAsync(span => span.DisplayName == "webhook attempt");
        var outbox = await SpanAsync(span => span.SpanId == attempt.ParentSpanId);
        var message = await SpanAsync(span => span.ParentSpanId == outbox.SpanId && span.Source.Name == "MassTransit");
        var request = await SpanAsync(span => span.SpanId == outbox.ParentSpanId);
        var forwarded = await SpanAsync(span => span.SpanId == request.ParentSpanId);
        var arrival = await SpanAsync(span => span.SpanId == forwarded.ParentSpanId);
        Assert.Equal("IntegrationToggled outbox", outbox.DisplayName);
        Assert.Equal("PUT /api/hotspot_integrations/{hotspot}/{integration}", request.DisplayName);
        Assert.Equal("/api/hotspot_integrations/1/1", request.GetTagItem("url.path"));
        Assert.Equal(("PUT /api/{**rest}", "/api/hotspot_integrations/1/1"), (arrival.DisplayName, arrival.GetTagItem("url.path")));
        Assert.Contains(_spans.Spans, span => span.Source.Name == "Npgsql" && span.ParentSpanId == request.SpanId);
        Assert.DoesNotContain(_spans.Spans, span => span.Source.Name == "Npgsql" && span.ParentSpanId == default);
        Assert.All([attempt, message, outbox, request, forwarded], span => Assert.Equal(arrival.TraceId, span.TraceId));
    }

    public void Dispose() => _spans.Dispose();

    private WebApplicationFactory<TProgram> Start<TProgram>(params IEnumerable<(string Key, string Value)> settings)
        where TProgram : class => InProcess.Start<TProgram>(settings, services =>
            services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new SimpleActivityExportProcessor(_spans))));

    private Task<Activity> SpanAsync(Func<Activity, bool> wanted) => Eventually.SeeAsync(
        () => Task.FromResult(_spans.Spans.FirstOrDefault(wanted)!),
        span => span is not null,
        _ => string.Join(", ", _spans.Spans.Select(span => span.DisplayName)));
}
