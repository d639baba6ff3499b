using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Icaro.Egress.Tests;

/// <summary>The egress door as services have it, with names of the test's own in its DNS.</summary>
internal sealed class Door : IDisposable
{
    private readonly Dictionary<string, Queue<string[]>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly IHost _host;

    /// <param name="environment">Of the service.</param>
    /// <param name="allowedNetwork">In development: the only one that may be called although it is not public.</param>
    /// <param name="configure">What is not as it is by default, but for http, which is allowed: the sockets of the tests speak no
    /// TLS.</param>
    public Door(string environment = "Production", string? allowedNetwork = null, Action<EgressOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddEgress();
        builder.Services.AddSingleton<HostResolver>(ResolveAsync);
        builder.Services.PostConfigure<EgressOptions>(egress =>
        {
            egress.AllowHttp = true;
            if (allowedNetwork is not null)
            {
                egress.AllowedNetworks.Clear();
                egress.AllowedNetworks.Add(allowedNetwork);
            }
            configure?.Invoke(egress);
        });
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddFakeLogging();

        _host = builder.Build();
    }

    /// <summary>What was decided about connections, in order.</summary>
    public IReadOnlyList<string> Decisions =>
    [
        .. _host.Services.GetFakeLogCollector().GetSnapshot()
            .Where(entry => entry.Category == "Icaro.Egress.EgressDialer").Select(entry => entry.Message),
    ];

    /// <summary>Gives a name an answer for each time that it is looked up; the last one stays.</summary>
    public Door WithName(string name, params string[][] answers)
    {
        _names[name] = new(answers);
        return this;
    }

    /// <summary>Gives a name that no DNS server answers about.</summary>
    public Door WithSilentName(string name) => WithName(name, []);

    /// <summary>Calls what somebody gave us as a URL.</summary>
    /// <returns>The status, or the code of the error.</returns>
    public async Task<string> CallAsync(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return EgressError.InvalidUrl;

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new StringContent("{}") };
            var response = await _host.Services.GetRequiredService<EgressClient>()
                .SendAsync(request, TestContext.Current.CancellationToken);
            return $"{(int)response.Status}";
        }
        catch (EgressException refused)
        {
            return refused.Code;
        }
    }

    public void Dispose() => _host.Dispose();

    /// <summary>Names that are not the test's are for the machine's own resolver.</summary>
    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        !_names.TryGetValue(host, out var answers) ? Dns.GetHostAddressesAsync(host, cancellationToken)
        : answers.Count == 0 ? Task.FromException<IPAddress[]>(new SocketException((int)SocketError.TryAgain))
        : Task.FromResult<IPAddress[]>([.. (answers.Count > 1 ? answers.Dequeue() : answers.Peek()).Select(IPAddress.Parse)]);
}
