using RabbitMQ.Client.Events;

namespace Icaro.Services.Tests.NoSecret;

/// <summary>A queue of its own that gets each message on the bus, byte by byte as the others get it.</summary>
internal sealed class BusTap : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _messages = new();
    private readonly IConnection _connection;

    private BusTap(IConnection connection) => _connection = connection;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public IReadOnlyCollection<string> Messages => [.. _messages];

    public static async Task<BusTap> OpenAsync(string broker)
    {
        var tap = new BusTap(await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync(CancellationToken));
        var channel = await tap._connection.CreateChannelAsync(cancellationToken: CancellationToken);
        var queue = await channel.QueueDeclareAsync(cancellationToken: CancellationToken);
        foreach (var message in typeof(IntegrationToggled).Assembly.GetExportedTypes().Where(type => !type.IsAbstract))
        {
            var exchange = $"{message.Namespace}:{message.Name}";
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: CancellationToken);
            await channel.QueueBindAsync(queue.QueueName, exchange, "", cancellationToken: CancellationToken);
        }

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            var headers = message.BasicProperties.Headers?.Select(header => $"{header.Key}={Text(header.Value)}") ?? [];
            tap._messages.Enqueue($"{string.Join(' ', headers)} {Encoding.UTF8.GetString(message.Body.Span)}");
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, CancellationToken);
        return tap;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static string? Text(object? header) => header is byte[] bytes ? Encoding.UTF8.GetString(bytes) : header?.ToString();
}
