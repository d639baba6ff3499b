using System.Text.Json.Nodes;
using static Icaro.AppHost.Operations.OperationExtensions;

namespace Icaro.AppHost.Operations;

/// <summary>What operators do about deliveries and endpoints.</summary>
internal static class DeliveryOperations
{
    private static readonly TimeSpan FailedWithin = TimeSpan.FromHours(1);
    private static readonly TimeSpan SettledWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private static readonly InteractionInput Endpoint = NumberInput("endpoint", "Endpoint", "1");
    private static readonly InteractionInput Integration = NumberInput("integration", "Integration", "1");
    private static readonly InteractionInput Hotspot = NumberInput("hotspot", "Hotspot", "1");

    public static IResourceBuilder<ProjectResource> WithDeliveryOperations(
        this IResourceBuilder<ProjectResource> gateway, OperatorApi api) => gateway
        .WithOperation(
            "replay-failed", "Replay what failed in the last hour",
            new() { IconName = "ArrowReplyAll", Description = "Sends every delivery that failed in the last hour again." },
            context => ReplayAsync(api, context.CancellationToken))
        .WithOperation(
            "retry-refused", "Retry messages that the broker refused",
            new() { IconName = "ArrowSync", Description = "Returns the messages that were set aside to the outboxes of both services." },
            context => RetryRefusedAsync(api, context.CancellationToken))
        .WithOperation(
            "enable-endpoint", "Enable an endpoint",
            new()
            {
                IconName = "PlugConnected",
                Description = "Lets deliveries go to an endpoint that was disabled.",
                Arguments = [Endpoint],
            },
            context => EnableAsync(api, context.Number("endpoint"), context.CancellationToken))
        .WithOperation(
            "integration-state", "Show the state of an integration",
            new()
            {
                IconName = "HeartPulse",
                Description = "Shows the endpoint of an integration and its newest deliveries.",
                Arguments = [Integration],
            },
            context => ShowAsync(api, context.Number("integration"), context.CancellationToken))
        .WithOperation(
            "test-toggle", "Send a test toggle",
            new()
            {
                IconName = "Send",
                Description = "Switches an integration of a hotspot on once more, and waits for the platform's answer.",
                Arguments = [Hotspot, Integration],
            },
            context => ToggleAsync(api, context.Number("hotspot"), context.Number("integration"), context.CancellationToken));

    private static async Task<ExecuteCommandResult> ReplayAsync(OperatorApi api, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetUtcNow() - FailedWithin;
        var failed = new { status = "failed", since = $"{since:yyyy-MM-ddTHH:mm:ssZ}" };
        var replay = await api.SendAsync(HttpMethod.Post, "/replays", failed, cancellationToken);
        return CommandResults.Success($"{replay["total"]} failed deliveries are sent again (replay {replay["id"]}).");
    }

    private static async Task<ExecuteCommandResult> RetryRefusedAsync(OperatorApi api, CancellationToken cancellationToken)
    {
        var ofCatalog = await api.SendAsync(HttpMethod.Post, "/api/outbox/refused/retry", body: null, cancellationToken);
        var ofDispatcher = await api.SendAsync(HttpMethod.Post, "/outbox/refused/retry", body: null, cancellationToken);
        return CommandResults.Success(
            $"{ofCatalog["count"]} messages of the catalog and {ofDispatcher["count"]} of the dispatcher are published again.");
    }

    private static async Task<ExecuteCommandResult> EnableAsync(OperatorApi api, int endpoint, CancellationToken cancellationToken)
    {
        var changed = await api.SendAsync(HttpMethod.Patch, $"/endpoints/{endpoint}", new { enabled = true }, cancellationToken);
        return CommandResults.Success($"Endpoint {endpoint} ({changed["url"]}) is enabled.");
    }

    private static async Task<ExecuteCommandResult> ShowAsync(OperatorApi api, int integration, CancellationToken cancellationToken)
    {
        var endpoint = await api.SendAsync(HttpMethod.Get, $"/endpoints/{integration}", body: null, cancellationToken);
        var page = await api.SendAsync(HttpMethod.Get, $"/deliveries?integration={integration}&limit=10", body: null, cancellationToken);
        var deliveries = page["deliveries"]!.AsArray();
        var state = (bool)endpoint["enabled"]! ? "enabled" : $"disabled: {endpoint["disabled_reason"]}";
        var rows = deliveries.Select(one =>
            $"| {one!["received_at"]} | {one["hotspot_id"]} | {one["status"]} | {one["attempt_count"]} |");
        var table = $"""
            **{endpoint["url"]}** is {state}, its circuit breaker {endpoint["breaker"]}.

            | received | hotspot | status | attempts |
            |---|---|---|---|
            {string.Join('\n', rows)}
            """;
        return CommandResults.Success(
            $"Integration {integration}: {deliveries.Count} newest deliveries.",
            table,
            CommandResultFormat.Markdown,
            displayImmediately: true);
    }

    private static async Task<ExecuteCommandResult> ToggleAsync(
        OperatorApi api, int hotspot, int integration, CancellationToken cancellationToken)
    {
        await api.SendAsync(HttpMethod.Put, $"/api/hotspot_integrations/{hotspot}/{integration}", body: null, cancellationToken);
        var newestOfLane = $"/deliveries?hotspot={hotspot}&integration={integration}&limit=1";
        JsonNode? newest = null;
        for (var waited = TimeSpan.Zero; waited < SettledWithin && (string?)newest?["status"] is null or "pending"; waited += Interval)
        {
            await Task.Delay(Interval, cancellationToken);
            var page = await api.SendAsync(HttpMethod.Get, newestOfLane, body: null, cancellationToken);
            newest = page["deliveries"]!.AsArray().FirstOrDefault();
        }
        return CommandResults.Success(
            $"Integration {integration} is on for hotspot {hotspot}; "
            + $"its webhook is {newest?["status"] ?? "on its way"} after {newest?["attempt_count"] ?? 0} attempts.");
    }
}
