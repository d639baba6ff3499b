extern alias catalog;
extern alias dispatch;
extern alias platform;

using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Services.Tests.NoSecret;

[Collection(ProcessTelemetry.Name)]
public sealed class NoSecretTests(Servers servers)
{
    private const string SealingKey = "marker-sealing-key-0123456789-abcdef";
    private const string ServiceKey = "marker-service-key";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Toggles, failures, retries, a rotation, replays and modules, with everything watched that somebody else may read.</summary>
    [Fact]
    public async Task No_secret_is_in_any_table_message_log_span_or_measurement()
    {
        var virtualHost = servers.CreateVirtualHostAsync(CancellationToken);
        var (catalogDb, dispatchDb) = (
            await servers.CreateDatabaseAsync(create: true, CancellationToken), await servers.CreateDatabaseAsync(CancellationToken));
        var broker = await virtualHost;
        using var telemetry = new CollectedTelemetry();
        using var logs = new CollectedLogs();
        await using var catalogTables = new Tables(catalogDb);
        await using var dispatchTables = new Tables(dispatchDb);
        await using var platform = await EchoPlatform.StartAsync();
        await using var tap = await BusTap.OpenAsync(broker);
        var catalogUrl = $"http://127.0.0.1:{FreePort.Next()}";
        (string, string)[] settings =
        [
            ("ConnectionStrings:catalogdb", catalogDb), ("ConnectionStrings:dispatchdb", dispatchDb), ("ConnectionStrings:messaging", broker),
            ("Sealing:KeyRing", SealingKey), ("ServiceKey", ServiceKey), ("Admin:Password", Story.AdminPassword),
            ("Public:Url", catalogUrl),
            ("Retry:Schedule:0", "00:00:00.050"), ("Logging:LogLevel:Default", "Debug"),
        ];
        IReadOnlyList<(string Table, string Row)> whileOwed;

        var outbox = await catalogTables.HoldOutboxAsync();
        await using var catalog = InProcess.Start<catalog::Program>([.. settings, ("urls", catalogUrl)], Collect);
        using var catalogClient = catalog.CreateClient();
        await using var dispatch = InProcess.Start<dispatch::Program>(
            [.. settings, ("services:integrations-catalog:http:0", catalogClient.BaseAddress!.ToString())], Collect);
        using var dispatchClient = dispatch.CreateClient();
        await catalogClient.HealthyAsync();
        await dispatchClient.HealthyAsync();

        await using var modules = InProcess.Start<platform::Program>(
        [
            ("Platform:WebhookToken", "t"), ("Platform:SigningSecret", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"), ("Platform:IcaroUrl", catalogUrl),
        ]);
        using var modulesClient = modules.CreateClient();

        var story = new Story(catalogClient, dispatchClient);
        await story.ArrangeAsync(platform.WebhookUrl);
        await story.SwitchAsync(HttpMethod.Put);
        await story.ConnectModuleAsync(modulesClient);
        whileOwed = await catalogTables.DumpAsync();
        await outbox.DisposeAsync();
        await SettledAsync(story, 2);
        await story.RotateAsync();
        await story.GiveHeaderAsync();
        await story.SwitchAsync(HttpMethod.Put);
        await SettledAsync(story, 3);
        await story.ReplayAsync();
        await SettledAsync(story, 3);
        story.Mark(platform.Bodies[0]);
        await story.SwitchAsync(HttpMethod.Delete);
        await SettledAsync(story, 4);

        Marker[] markers = [.. story.Markers, new("sealing key", SealingKey), new("service key", ServiceKey)];
        var catalogRows = await catalogTables.DumpAsync();
        var dispatchRows = await dispatchTables.DumpAsync();
        // What is searched is what we think it is.
        Assert.Contains("IntegrationToggled", Rows(whileOwed, "outbox"));
        Assert.Contains(story.HotspotName.Secret, Rows(catalogRows, "hotspots"));
        Assert.Contains("http_5xx", Rows(dispatchRows, "attempts"));
        Assert.Contains(platform.WebhookUrl, Rows(dispatchRows, "endpoints"));
        Assert.Contains("Module module-of-the-story", Rows(catalogRows, "module_connections"));
        Assert.Contains("module_refused", Rows(catalogRows, "module_registrations"));
        Assert.All(["IntegrationToggled", "EndpointChanged", "WebhooksDelivered", "TokensRevoked", "DeliveriesRequested"], type => Assert.Contains(tap.Messages, one => one.Contains(type)));
        Assert.Contains(logs.Lines, line => line.StartsWith("Icaro.", StringComparison.Ordinal));
        Assert.Contains(telemetry.Spans, span => span.Contains("webhook attempt"));
        Assert.Contains(telemetry.Measurements, one => one.StartsWith("webhook.attempts", StringComparison.Ordinal));

        string[] rows = [.. whileOwed.Concat(catalogRows).Concat(dispatchRows).Select(row => $"{row.Table}: {row.Row}")];
        string[] said = [.. tap.Messages, .. logs.Lines, .. telemetry.Spans, .. telemetry.Measurements];
        Assert.Empty(Leaks(markers, [.. rows, .. said]));
        Assert.Empty(Leaks([story.HotspotName], [.. rows.Where(row => !row.StartsWith("hotspots: ", StringComparison.Ordinal)), .. said]));

        void Collect(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(logs);
    }

    private static IEnumerable<string> Leaks(IReadOnlyList<Marker> markers, IReadOnlyList<string> texts) =>
        from marker in markers
        from text in texts
        from form in marker.FindIn(text)
        select $"{marker.Name}: {text}";

    private static string Rows(IEnumerable<(string Table, string Row)> dump, string table) =>
        string.Join('\n', dump.Where(row => row.Table == table).Select(row => row.Row));

    private static async Task SettledAsync(Story story, int deliveries) => await Eventually.SeeAsync(
        () => story.IsSettledAsync(deliveries), settled => settled, _ => $"{deliveries} deliveries that are not all delivered");
}
