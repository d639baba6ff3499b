using System.Globalization;

namespace Icaro.Egress.Tests;

/// <summary>What is called is what was vetted. 127.0.0.1 plays the public address here, and 127.0.0.2 the inner one.</summary>
[Collection(Network.Name)]
public sealed class PinningTests : IDisposable
{
    private const string Public = "127.0.0.1";
    private const string Inner = "127.0.0.2";

    private readonly PrivateServer _server = new();
    private readonly Dials _dials = new();
    private readonly Door _door = new("Development", allowedNetwork: $"{Public}/32");

    private string Url => $"http://platform.test:{_server.Port}/";

    [Theory]
    [InlineData(Public)]
    [InlineData(Inner, Public)]
    [InlineData(Public, Inner)]
    [InlineData("10.0.0.1", "::1", "::ffff:127.0.0.2", Public, "169.254.169.254")]
    public async Task Of_a_name_with_many_addresses_only_the_vetted_are_dialled(params string[] answer)
    {
        _door.WithName("platform.test", answer);

        Assert.Equal("200", await _door.CallAsync(Url));

        Assert.Equal([Public], _dials.Addresses);
        Assert.Equal([Public], _server.Called);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_at_the_second_look_gets_no_second_look()
    {
        _door.WithName("platform.test", [Public], [Inner]);

        Assert.Equal("200", await _door.CallAsync(Url));

        Assert.Equal([Public], _dials.Addresses);
        Assert.Equal([Public], _server.Called);
    }

    [Fact]
    public async Task Each_new_connection_is_vetted_anew()
    {
        _door.WithName("platform.test", [Public], [Inner], [Public, Inner]);

        Assert.Equal("200", await _door.CallAsync(Url));
        Assert.Equal(EgressError.AddressRefused, await _door.CallAsync(Url));
        Assert.Equal("200", await _door.CallAsync(Url));

        Assert.Equal([Public, Public], _dials.Addresses);
        Assert.Equal([Public, Public], _server.Called);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_an_error_of_the_DNS()
    {
        Assert.Equal(EgressError.Dns, await _door.CallAsync("http://gone.invalid/"));

        Assert.Empty(_dials.Addresses);
    }

    [Theory]
    [InlineData(301, "http://{0}:{1}/")]
    [InlineData(302, "http://{0}:{1}/")]
    [InlineData(303, "http://{0}:{1}/")]
    [InlineData(307, "http://{0}:{1}/")]
    [InlineData(308, "http://{0}:{1}/")]
    [InlineData(302, "//{0}:{1}/")]
    [InlineData(302, "/again")]
    [InlineData(302, "http://169.254.169.254/latest/meta-data/")]
    [InlineData(302, "http://[::1]:{1}/")]
    [InlineData(302, "file:///etc/passwd")]
    [InlineData(302, "gopher://{0}:{1}/_x")]
    [InlineData(300, "http://{0}:{1}/")]
    public async Task A_redirect_is_an_answer_and_nobody_follows_it(int status, string location)
    {
        var target = string.Format(CultureInfo.InvariantCulture, location, Inner, _server.Port);
        using var redirecting = new PrivateServer(
            $"HTTP/1.1 {status} Elsewhere\r\nLocation: {target}\r\nRefresh: 0; url={target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        _door.WithName("platform.test", [Public]);

        Assert.Equal($"{status}", await _door.CallAsync($"http://platform.test:{redirecting.Port}/"));

        Assert.Equal([Public], _dials.Addresses);
        Assert.Equal([Public], redirecting.Called);
        Assert.Empty(_server.Called);
    }

    public void Dispose()
    {
        _door.Dispose();
        _dials.Dispose();
        _server.Dispose();
    }
}
