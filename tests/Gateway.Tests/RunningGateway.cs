using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Icaro.Gateway.Tests;

/// <summary>The gateway on a port of its own, in front of the replicas that the test gives it.</summary>
public sealed class RunningGateway : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;

    private RunningGateway(IReadOnlyDictionary<string, string> settings)
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            host.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.ConfigureLogging(logging => logging.AddFakeLogging());
        });
        _factory.UseKestrel();
        Client = _factory.CreateClient();
    }

    public HttpClient Client { get; }

    /// <summary>In the order of the setting <c>urls</c>.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [.. _factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))];

    /// <summary>Warnings and errors.</summary>
    public IReadOnlyList<string> Logs => [.. _factory.Services.GetFakeLogCollector().GetSnapshot().Select(record => record.Message)];

    public static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static RunningGateway Start(params IEnumerable<(string Key, string Value)> settings) =>
        new(settings.ToDictionary(setting => setting.Key, setting => setting.Value));

    public static RunningGateway InFrontOf(string service, params IEnumerable<Uri> replicas) => Start(Replicas(service, replicas));

    public static IEnumerable<(string Key, string Value)> Replicas(string service, params IEnumerable<Uri> replicas) =>
        replicas.Select((replica, index) => ($"services:{service}:http:{index}", replica.ToString()));

    public static Task<string> ReadAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(CancellationToken);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        params IEnumerable<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params IEnumerable<(string Name, string Value)> headers) =>
        SendAsync(HttpMethod.Get, path, content: null, headers);

    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}
