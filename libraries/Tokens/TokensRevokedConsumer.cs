using MassTransit;

namespace Icaro.Tokens;

/// <summary>Every replica hears of every revocation, through a queue of its own.</summary>
public sealed class TokensRevokedConsumer(TokenCache cache) : IConsumer<TokensRevoked>
{
    public Task Consume(ConsumeContext<TokensRevoked> context)
    {
        cache.Forget(context.Message.TokenHashes.Select(hex => new TokenHash(hex)));
        return Task.CompletedTask;
    }
}
