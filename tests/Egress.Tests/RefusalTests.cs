using System.Globalization;

namespace Icaro.Egress.Tests;

/// <summary>Nothing is dialled for what is refused: neither do our sockets try, nor is the server inside called.</summary>
[Collection(Network.Name)]
public sealed class RefusalTests : IDisposable
{
    private readonly PrivateServer _inner = new();
    private readonly Dials _dials = new();

    public static TheoryData<string> InnerV4 => [.. PrivateAddresses.V4];

    public static TheoryData<string> InnerV6 => [.. PrivateAddresses.V6];

    public static TheoryData<string, string[]> Odd => [.. OddUrls.All];

    [Theory]
    [MemberData(nameof(InnerV4))]
    public async Task An_inner_address_is_refused(string address) => await RefusesAsync(new(), $"http://{address}:{_inner.Port}/");

    [Theory]
    [MemberData(nameof(InnerV6))]
    public async Task An_inner_IPv6_address_is_refused(string address) =>
        await RefusesAsync(new(), $"http://[{address.Replace("%", "%25", StringComparison.Ordinal)}]:{_inner.Port}/");

    [Theory]
    [MemberData(nameof(InnerV4))]
    [MemberData(nameof(InnerV6))]
    public async Task A_name_that_leads_to_an_inner_address_is_refused(string address) =>
        await RefusesAsync(new Door().WithName("inner.test", [address]), $"http://inner.test:{_inner.Port}/");

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_URL_is_refused(string url, string[] codes) =>
        await RefusesAsync(new Door().WithName("inner.test", ["127.0.0.1"]), string.Format(CultureInfo.InvariantCulture, url, _inner.Port), codes);

    [Fact]
    public async Task A_name_with_nothing_but_inner_addresses_is_refused() => await RefusesAsync(
        new Door().WithName("inner.test", ["10.0.0.1", "::1", "fe80::1", "127.0.0.1", "169.254.169.254"]), $"http://inner.test:{_inner.Port}/");

    public void Dispose()
    {
        _dials.Dispose();
        _inner.Dispose();
    }

    private async Task RefusesAsync(Door door, string url, params string[] codes)
    {
        using (door)
        {
            var answer = await door.CallAsync(url);

            Assert.Contains(answer, (IEnumerable<string>)(codes is [] ? [EgressError.AddressRefused] : codes));
        }

        Assert.Empty(_dials.Addresses);
        Assert.Empty(_inner.Called);
    }
}
