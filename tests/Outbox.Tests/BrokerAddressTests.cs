using Icaro.Messaging;

namespace Icaro.Outbox.Tests;

public sealed class BrokerAddressTests
{
    [Theory]
    [InlineData("amqp://rabbit", "amqp://rabbit/")]
    [InlineData("amqp://user:p%40ss@rabbit:5673/host", "amqp://user:p%40ss@rabbit:5673/host")]
    [InlineData("amqps://u:p@a,b:5674,[::1]/h", "amqps://u:p@a/h", "amqps://u:p@b:5674/h", "amqps://u:p@[::1]/h")]
    public void Every_node_has_the_user_and_the_virtual_host(string text, params string[] nodes) =>
        Assert.Equal(nodes, BrokerAddress.Parse(text).Nodes.Select(node => node.AbsoluteUri));

    [Theory]
    [InlineData("")]
    [InlineData("rabbit:5672")]
    [InlineData("http://rabbit")]
    [InlineData("amqp://")]
    [InlineData("amqp://u:p@")]
    [InlineData("amqp://u:p@a,,b")]
    [InlineData("amqp://u:p@a,b:port")]
    [InlineData("amqp://u:p@a,u:p@b")]
    public void Anything_else_is_refused(string text) => Assert.False(BrokerAddress.TryParse(text, out _));
}
