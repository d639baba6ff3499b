using System.Net.Sockets;
using Icaro.WebhookDispatch.Sending;
using Icaro.WebhookDispatch.Sending.Channels.Webhooks;

namespace Icaro.WebhookDispatch.Tests;

public sealed class LeaseTests
{
    /// <summary>As for a replica that was suspended while it connected.</summary>
    [Fact]
    public async Task Of_a_request_whose_lease_is_over_before_it_is_written_not_a_byte_is_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient();
        using var content = new LeasedContent([1, 2, 3], new Lease(TimeSpan.FromTicks(-1), TimeProvider.System));

        var sending = client.PostAsync(new Uri($"http://{listener.LocalEndpoint}/"), content, TestContext.Current.CancellationToken);
        using var receiver = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<LeaseOverException>(() => sending);
        Assert.Equal(0, await receiver.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken));
    }
}
