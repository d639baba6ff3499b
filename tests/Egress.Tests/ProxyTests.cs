namespace Icaro.Egress.Tests;

[Collection(Network.Name)]
public sealed class ProxyTests : IDisposable
{
    private static readonly string[] Variables = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

    [Fact]
    public async Task A_proxy_of_the_environment_is_not_asked()
    {
        using var proxy = new PrivateServer();
        foreach (var variable in Variables)
            Environment.SetEnvironmentVariable(variable, $"http://127.0.0.1:{proxy.Port}");
        // The process may have read the variables before, and remembers that there were none.
        HttpClient.DefaultProxy = new WebProxy($"http://127.0.0.1:{proxy.Port}");
        using var careless = new HttpClient();
        using var answer = await careless.GetAsync("http://anybody.test/", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, 1), (answer.StatusCode, proxy.Called.Count));

        using var door = new Door("Development").WithName("inner.test", ["10.0.0.1"]);
        Assert.Equal(EgressError.AddressRefused, await door.CallAsync("http://inner.test/"));
        Assert.Equal(EgressError.AddressRefused, await door.CallAsync("https://inner.test/"));
        Assert.Equal(EgressError.Dns, await door.CallAsync("http://gone.invalid/"));

        Assert.Single(proxy.Called);
    }

    public void Dispose()
    {
        foreach (var variable in Variables)
            Environment.SetEnvironmentVariable(variable, null);
        HttpClient.DefaultProxy = new WebProxy();
    }
}
