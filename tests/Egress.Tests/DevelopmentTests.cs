namespace Icaro.Egress.Tests;

[Collection(Network.Name)]
public sealed class DevelopmentTests : IDisposable
{
    private readonly PrivateServer _server = new();
    private readonly Dials _dials = new();
    private readonly Door _door = new("Development");

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.8.9.10", "127.8.9.10")]
    [InlineData("127.1", "127.0.0.1")]
    [InlineData("2130706433", "127.0.0.1")]
    [InlineData("localhost", "127.0.0.1")]
    public async Task Platforms_on_this_machine_may_be_called(string host, string dialled)
    {
        Assert.Equal("200", await _door.CallAsync($"http://{host}:{_server.Port}/"));

        Assert.Equal([dialled], _dials.Addresses);
        Assert.Equal([dialled], _server.Called);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("192.168.1.1")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("[2002:7f00:1::1]")]
    public async Task Nothing_else_inside_may(string host)
    {
        Assert.Equal(EgressError.AddressRefused, await _door.CallAsync($"http://{host}:{_server.Port}/"));

        Assert.Empty(_dials.Addresses);
        Assert.Empty(_server.Called);
    }

    public void Dispose()
    {
        _door.Dispose();
        _dials.Dispose();
        _server.Dispose();
    }
}
