using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Icaro.Chaos.Platforms;

/// <summary>The external platform of all integrations: receives, remembers everything, and misbehaves on demand.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ArrivalLog _log;

    private Platform(WebApplication app, ArrivalLog log, IReadOnlyList<PlatformEndpoint> endpoints)
    {
        _app = app;
        _log = log;
        Endpoints = endpoints;
    }

    public IReadOnlyList<PlatformEndpoint> Endpoints { get; }

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<Arrival> Arrivals => _log.All;

    public static async Task<Platform> StartAsync(int endpoints, RunClock clock, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();

        var log = new ArrivalLog(clock);
        var reception = new Reception(log, clock, time);
        PlatformEndpoint[] all = [.. Enumerable.Range(0, endpoints).Select(index => new PlatformEndpoint(index))];
        foreach (var endpoint in all)
        {
            app.MapPost(endpoint.Path, context => reception.ReceiveAsync(context, endpoint, fault: null));
            app.Map($"/elsewhere{endpoint.Path}", context => reception.ReceiveAsync(context, endpoint, "a redirect was followed"));
        }

        await app.StartAsync(cancellationToken);
        return new(app, log, all);
    }

    public string UrlOf(PlatformEndpoint endpoint) => _app.Urls.Single() + endpoint.Path;

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
