namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class RefreshTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    [Theory]
    [InlineData("ref")]
    [InlineData("auth")]
    public async Task A_refresh_goes_to_the_box_and_back_to_the_page_of_its_id(string action)
    {
        await using var box = await world.AddBoxAsync(
            new { refresh_pages = new Dictionary<string, string> { ["1"] = "status", ["2"] = "login", ["3"] = "https://example.com/info" } },
            ("RefreshAction", action));
        using var guest = new Guest();

        var status = await RefreshAsync("1");
        Assert.Equal(("Your device", "/logon?lapi=ref&ref=1"), (status.Title, status.Visited[1].PathAndQuery));
        var login = await RefreshAsync("2");
        Assert.Equal("You are online", (await guest.SubmitAsync(login, "free")).Title);
        Assert.Equal("https://example.com/info", (await RefreshAsync("3")).Address.ToString());

        Task<Page> RefreshAsync(string id) => guest.GetAsync($"{world.Address}/loginapi/refresh?box={box.Number}&ref={id}");
    }

    [Fact]
    public async Task A_browser_without_a_session_learns_what_the_box_knows_of_its_device()
    {
        await using var box = await world.AddBoxAsync(null, ("Vlan", "17"));
        using var guest = new Guest();

        var page = await guest.GetAsync($"{world.Address}/loginapi/refresh?box={box.Number}&ref=status");

        var device = (await box.StateAsync())["devices"]![0]!;
        Assert.Equal($"{device["address"]} · {device["mac"]} · VLAN 17", page.Code);
    }

    [Theory]
    [InlineData("&ref=1", "1")]
    [InlineData("", "1")]
    [InlineData("&ref=another", "another")]
    public async Task An_id_without_a_page_of_its_own_leads_to_the_login_page(string query, string id)
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();

        var login = await guest.GetAsync($"{world.Address}/loginapi/refresh?box={box.Number}{query}");

        Assert.Equal($"/logon?lapi=ref&ref={id}", login.Visited[1].PathAndQuery);
        Assert.Equal("You are online", (await guest.SubmitAsync(login, "free")).Title);
    }

    [Fact]
    public async Task What_cannot_be_refreshed_is_not_found()
    {
        await using var box = await world.AddBoxAsync();
        await using var old = await world.AddBoxAsync(new { version = "1.3" }, ("Version", "1.3"));
        using var guest = new Guest();

        Assert.Equal((HttpStatusCode.NotFound, "refresh_unknown"), await AskAsync($"box={box.Number}&ref={new string('x', 65)}"));
        Assert.Equal((HttpStatusCode.NotFound, "refresh_unknown"), await AskAsync($"box={old.Number}&ref=login"));
        Assert.Equal((HttpStatusCode.NotFound, "box_unknown"), await AskAsync("box=1&ref=login"));

        async Task<(HttpStatusCode, string)> AskAsync(string query)
        {
            var page = await guest.GetAsync($"{world.Address}/loginapi/refresh?{query}");
            return (page.Status, page.Code);
        }
    }
}
