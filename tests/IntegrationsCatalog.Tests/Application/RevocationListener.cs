using System.Threading.Channels;

namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>Another service, as far as it hears of revoked tokens.</summary>
internal sealed class RevocationListener : IAsyncDisposable
{
    private readonly Channel<string> _hashes = Channel.CreateUnbounded<string>();
    private readonly IBusControl _bus;

    private RevocationListener(string broker) => _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(new Uri(broker));
        rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition(), endpoint => endpoint.Handler<TokensRevoked>(HearAsync));
    });

    public static async Task<RevocationListener> StartAsync(string broker)
    {
        var listener = new RevocationListener(broker);
        await listener._bus.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    /// <exception cref="OperationCanceledException">Half a minute went by without a word of it.</exception>
    public async Task HeardOfAsync(TokenHash hash)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (await _hashes.Reader.ReadAsync(patience.Token) != hash.Hex)
        {
            // Of another test's token.
        }
    }

    public async ValueTask DisposeAsync() => await _bus.StopAsync();

    private async Task HearAsync(ConsumeContext<TokensRevoked> context)
    {
        foreach (var hash in context.Message.TokenHashes)
            await _hashes.Writer.WriteAsync(hash);
    }
}
