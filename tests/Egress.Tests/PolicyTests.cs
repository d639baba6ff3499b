using System.Globalization;

namespace Icaro.Egress.Tests;

/// <summary>What an operator decides about calls. 127.0.0.1 plays a public address here.</summary>
[Collection(Network.Name)]
public sealed class PolicyTests : IDisposable
{
    private const string Public = "127.0.0.1";
    private const string AlsoPublic = "127.0.0.2";

    private readonly PrivateServer _server = new();
    private readonly Dials _dials = new();

    private string Url => $"http://platform.test:{_server.Port}/";

    [Theory]
    [InlineData("http://127.0.0.2:{0}/")]
    [InlineData("http://platform.test:{0}/")]
    public async Task A_denied_network_is_refused_though_it_is_public(string url)
    {
        using var door = OpenDoor(egress => egress.DeniedNetworks.Add($"{AlsoPublic}/32")).WithName("platform.test", [AlsoPublic]);

        Assert.Equal(EgressError.AddressRefused, await door.CallAsync(string.Format(CultureInfo.InvariantCulture, url, _server.Port)));

        Assert.Empty(_dials.Addresses);
    }

    [Fact]
    public async Task A_denied_port_is_refused()
    {
        using var door = OpenDoor(egress => egress.DeniedPorts.Add(_server.Port)).WithName("platform.test", [Public]);

        Assert.Equal(EgressError.AddressRefused, await door.CallAsync(Url));

        Assert.Empty(_dials.Addresses);
    }

    [Theory]
    [InlineData(22)]
    [InlineData(25)]
    [InlineData(6667)]
    public async Task A_port_of_another_protocol_is_refused(int port)
    {
        using var door = OpenDoor();

        Assert.Equal(EgressError.AddressRefused, await door.CallAsync($"http://{Public}:{port}/"));

        Assert.Empty(_dials.Addresses);
    }

    [Fact]
    public async Task Http_is_refused_unless_it_is_allowed()
    {
        using var door = OpenDoor(egress => egress.AllowHttp = false).WithName("platform.test", [Public]);

        Assert.Equal(EgressError.HttpsRequired, await door.CallAsync(Url));

        Assert.Empty(_dials.Addresses);
    }

    [Fact]
    public async Task A_name_server_that_is_silent_says_nothing_about_the_host()
    {
        using var door = OpenDoor().WithSilentName("platform.test");

        Assert.Equal(EgressError.DnsUnavailable, await door.CallAsync(Url));
    }

    [Fact]
    public async Task An_address_that_does_not_answer_does_not_keep_the_others_waiting()
    {
        using var silent = new SilentServer(AlsoPublic);
        using var door = OpenDoor().WithName("platform.test", [AlsoPublic, Public]);
        using var answering = new PrivateServer(IPAddress.Parse(Public), silent.Port);

        Assert.Equal("200", await door.CallAsync($"http://platform.test:{silent.Port}/"));

        Assert.Equal([AlsoPublic, Public], _dials.Addresses[^2..]);
    }

    [Fact]
    public async Task Every_decision_can_be_read_in_the_log()
    {
        using var door = OpenDoor(egress => egress.DeniedPorts.Add(1234)).WithName("platform.test", [Public]).WithName("inner.test", ["10.0.0.1"]);

        await door.CallAsync(Url);
        await door.CallAsync("http://inner.test/");
        await door.CallAsync("http://platform.test:1234/");

        Assert.Equal(
            [
                $"Connected to platform.test at {Public}:{_server.Port}",
                "Refused to connect to inner.test, port 80: the port or all addresses may not be called",
                "Refused to connect to platform.test, port 1234: the port or all addresses may not be called",
            ],
            door.Decisions);
    }

    public void Dispose()
    {
        _dials.Dispose();
        _server.Dispose();
    }

    private static Door OpenDoor(Action<EgressOptions>? configure = null) => new("Development", "127.0.0.0/8", configure);
}
