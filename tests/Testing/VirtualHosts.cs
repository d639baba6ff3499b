using System.Text;

namespace Icaro.Testing;

/// <summary>Empty virtual hosts of a broker, made through its management API.</summary>
internal sealed class VirtualHosts(string broker, HttpClient management) : IDisposable
{
    private int _count;

    public HttpClient Management => management;

    public static async Task<VirtualHosts> OpenAsync(string broker, DistributedApplication application)
    {
        var server = (IResourceWithEndpoints)application.Services.GetRequiredService<DistributedApplicationModel>().Resources
            .Single(resource => resource.Name == "messaging");
        var management = new HttpClient { BaseAddress = new(await server.GetEndpoint("management").GetValueAsync(CancellationToken.None) ?? "") };
        var credentials = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(new Uri(broker).UserInfo));
        management.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(credentials));
        return new(broker.TrimEnd('/'), management);
    }

    /// <returns>The address of a new one, to which the broker's user has full access.</returns>
    public async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var name = $"test-{Interlocked.Increment(ref _count)}";
        using var response = await management.PutAsync(new Uri($"api/vhosts/{name}", UriKind.Relative), JsonContent.Create(new { }), cancellationToken);
        response.EnsureSuccessStatusCode();
        return $"{broker}/{name}";
    }

    public void Dispose() => management.Dispose();
}
