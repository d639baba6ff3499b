using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Icaro.Benchmarks.Dispatch.Peers;

/// <summary>
/// What one writes in an afternoon: a consumer with MassTransit's defaults that POSTs, saves that it did with EF, and
/// acknowledges. No order, no retries, nobody is kept from holding up the others. The arguments are the broker, a database and
/// the key ring.
/// </summary>
internal static class NaiveWorkerRole
{
    public const string Queue = "naive-worker";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<NaiveDb>(options => options.UseNpgsql(arguments[1]));
        builder.Services.AddSingleton(KeyRing.Parse(arguments[2]));
        builder.Services.AddSingleton<HttpClient>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddConsumer<NaiveConsumer>().Endpoint(endpoint => endpoint.Name = Queue);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(arguments[0]));
                rabbit.ConfigureEndpoints(context);
            });
        });

        using var host = builder.Build();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<NaiveDb>().Database.EnsureCreatedAsync(cancellationToken);
        await host.StartAsync(cancellationToken);
        var code = await Role.ServeAsync("ready", line => Task.FromResult(line));
        await host.StopAsync(CancellationToken.None);
        return code;
    }
}

public sealed class NaiveDelivery
{
    public Guid Id { get; set; }

    public int HotspotId { get; set; }

    public int IntegrationId { get; set; }

    public int StatusCode { get; set; }

    public DateTimeOffset DeliveredAt { get; set; }
}

public sealed class NaiveDb(DbContextOptions<NaiveDb> options) : DbContext(options)
{
    public DbSet<NaiveDelivery> Deliveries => Set<NaiveDelivery>();
}

public sealed class NaiveConsumer(NaiveDb db, HttpClient http, KeyRing keys) : IConsumer<IntegrationToggled>
{
    public async Task Consume(ConsumeContext<IntegrationToggled> context)
    {
        var toggle = context.Message;
        var body = keys.Open(toggle.SealedBody, SealPurpose.WebhookBody);
        using var request = SignedLoopRole.Sign(new Uri(toggle.Endpoint.Url), toggle.EventId, body);
        using var response = await http.SendAsync(request, context.CancellationToken);
        db.Deliveries.Add(new()
        {
            Id = toggle.EventId,
            HotspotId = toggle.HotspotId,
            IntegrationId = toggle.IntegrationId,
            StatusCode = (int)response.StatusCode,
            DeliveredAt = DateTimeOffset.UtcNow,
        });
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
