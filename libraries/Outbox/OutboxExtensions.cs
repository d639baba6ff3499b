using Icaro.Notifications;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icaro.Outbox;

public static class OutboxExtensions
{
    /// <summary>
    /// Relays the outbox of <typeparamref name="TContext"/>, whose model has it through <see cref="OutboxModel.AddOutbox"/>.
    /// </summary>
    public static void AddOutbox<TContext>(this IHostApplicationBuilder builder, string connectionName)
        where TContext : DbContext
    {
        builder.Services.AddSingleton(services => new OutboxConnection<TContext>(
            services.GetRequiredService<IConfiguration>().Required($"ConnectionStrings:{connectionName}")));
        builder.Services.AddSingleton<IErrorMapping, OversizedMessageMapping>();
        builder.Services.AddSingleton<AsyncSignal<OutboxMessage>>();
        builder.Services.AddSingleton<SignalOutboxOnCommit>();
        builder.Services.AddSingleton<OutboxPublisher>();
        builder.Services.AddSingleton<OutboxDrain>();
        builder.Services.AddHostedService<OutboxRelay<TContext>>();
        builder.Services.AddValidatedOptions<OutboxOptions, OutboxOptionsValidator>(OutboxOptions.Section);
        builder.Services.AddSingleton<IConditionSource, OutboxConditions<TContext>>();
        builder.Services.AddFigures<OutboxBacklog<TContext>>("outbox", backlog => backlog.Figures);
        builder.Services.ConfigureDbContext<TContext>(
            (services, options) => options.AddInterceptors(services.GetRequiredService<SignalOutboxOnCommit>()));
    }
}

/// <summary>The database with the outbox of <typeparamref name="TContext"/>.</summary>
internal sealed record OutboxConnection<TContext>(string ConnectionString)
    where TContext : DbContext;
