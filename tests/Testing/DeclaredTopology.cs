using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Icaro.Testing;

/// <summary>
/// The queues and exchanges of a virtual host, one line each, with GUIDs written as *. Fails if something of it is what RabbitMQ 4.3
/// denies: transient queues that are not exclusive, mirrored ones, and one prefetch limit for all consumers of a channel.
/// </summary>
internal static partial class DeclaredTopology
{
    public static async Task<string> ListAsync(HttpClient management, string virtualHost, CancellationToken cancellationToken)
    {
        var queues = await GetAsync($"api/queues/{virtualHost}");
        var exchanges = await GetAsync($"api/exchanges/{virtualHost}");
        var policies = await GetAsync($"api/policies/{virtualHost}");
        var channels = await GetAsync($"api/vhosts/{virtualHost}/channels");
        List<JsonNode> denied =
        [
            .. queues.Where(queue => !Is(queue, "durable") && !Is(queue, "exclusive")),
            .. policies.Where(policy => policy["definition"]!["ha-mode"] is not null),
            .. channels.Where(channel => (int?)channel["global_prefetch_count"] > 0),
        ];
        if (denied is not [])
            throw new InvalidOperationException($"RabbitMQ 4.3 denies {string.Join(", ", denied)}");

        var lines = queues
            .Select(queue => Line(queue, "name", "durable", "exclusive", "auto_delete", "arguments")).Order()
            .Concat(exchanges.Select(exchange => Line(exchange, "name", "type", "durable", "auto_delete"))
                .Where(line => !line.StartsWith(' ') && !line.StartsWith("amq.", StringComparison.Ordinal)).Order());
        return Guids().Replace(string.Join('\n', lines), "*");

        async Task<IReadOnlyList<JsonNode>> GetAsync(string path) =>
            [.. (await management.GetFromJsonAsync<JsonArray>(path, cancellationToken))!.Select(node => node!)];
    }

    private static bool Is(JsonNode node, string property) => (bool?)node[property] is true;

    private static string Line(JsonNode node, params IEnumerable<string> properties) =>
        string.Join(' ', properties.Select(property => node[property] is JsonValue value ? value.ToString() : node[property]?.ToJsonString() ?? "false"));

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Guids();
}
