using Testcontainers.RabbitMq;

namespace Icaro.TestServers;

/// <summary>Empty virtual hosts of one broker, made by the dozen: starting rabbitmqctl takes a second, making one takes none.</summary>
internal sealed class VirtualHosts(RabbitMqContainer rabbitMq) : IDisposable
{
    private const int Batch = 12;

    private readonly Queue<string> _unused = new();
    private readonly SemaphoreSlim _turn = new(1);
    private int _made;

    public void Dispose() => _turn.Dispose();

    public async Task<string> TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_unused.Count == 0)
                await MakeAsync(cancellationToken);
            return rabbitMq.GetConnectionString() + _unused.Dequeue();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        var names = Enumerable.Range(_made + 1, Batch).Select(number => $"test-{number}").ToList();
        var script =
            $$"""
            User = {{Binary(RabbitMqBuilder.DefaultUsername)}},
            All = <<".*">>,
            [begin
                rabbit_vhost:add(Name, User),
                rabbit_auth_backend_internal:set_permissions(User, Name, All, All, All, User)
             end || Name <- [{{string.Join(", ", names.Select(Binary))}}]],
            ok.
            """;
        await rabbitMq.RunAsync(["rabbitmqctl", "eval", script], cancellationToken);
        _made += Batch;
        names.ForEach(_unused.Enqueue);
    }

    private static string Binary(string text) => $"<<\"{text}\">>";
}
