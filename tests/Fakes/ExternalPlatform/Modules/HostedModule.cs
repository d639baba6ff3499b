using System.Collections.Concurrent;

namespace Icaro.ExternalPlatform.Modules;

/// <summary>A module, and all that it knows.</summary>
internal sealed class HostedModule(ModuleSettings settings)
{
    private readonly ConcurrentQueue<ModuleConnection> _connections = new();
    private readonly ConcurrentQueue<ModuleEvent> _events = new();

    public ModuleSettings Settings { get; set; } = settings;

    public IReadOnlyList<ModuleEvent> Events => [.. _events];

    public IReadOnlyList<ModuleConnection> Connections => [.. _connections];

    public void Note(string kind, string text) => _events.Enqueue(new(kind, text));

    public void Add(ModuleConnection connection) => _connections.Enqueue(connection);

    public ModuleConnection? Find(string clientId) => Connections.LastOrDefault(connection => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(connection.ClientId), Encoding.UTF8.GetBytes(clientId)));
}

/// <summary>What the module keeps of a registration.</summary>
/// <param name="WebhookToken">Of the webhook that it declared.</param>
/// <param name="SigningSecret">Of the webhook that it declared.</param>
internal sealed record ModuleConnection(string ClientId, string ApiKey, string SystemUrl, string? WebhookToken, string? SigningSecret);

/// <summary>Something that happened, for <c>GET /modules/{code}</c>.</summary>
/// <param name="Kind"><c>registration</c>, <c>edit</c>, <c>activity</c> or <c>webhook</c>; with <c>refused</c> before it when it
/// was.</param>
internal sealed record ModuleEvent(string Kind, string Text);

/// <summary>The modules by their codes.</summary>
internal sealed class HostedModules
{
    private readonly ConcurrentDictionary<string, HostedModule> _modules = new();

    public HostedModule? Find(string code) => _modules.GetValueOrDefault(code);

    public void Set(string code, ModuleSettings settings) =>
        _modules.AddOrUpdate(code, _ => new(settings), (_, known) =>
        {
            known.Settings = settings;
            return known;
        });
}

[JsonSerializable(typeof(IReadOnlyList<ModuleEvent>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ModuleEventJson : JsonSerializerContext;
