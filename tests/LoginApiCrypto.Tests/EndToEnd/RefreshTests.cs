namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class RefreshTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    [Fact]
    public async Task A_refresh_goes_to_the_box_and_back_to_the_page_of_its_id()
    {
        await using var box = await world.AddBoxAsync(new
        {
            refresh_pages = new Dictionary<string, string> { ["1"] = "status", ["2"] = "login", ["3"] = "https://example.com/info" },
        });
        using var guest = new Guest();

        Assert.Equal("You are not online", (await RefreshAsync("1")).Title);
        var login = await RefreshAsync("2");
        Assert.Equal("You are online", (await guest.SubmitAsync(login, "free")).Title);
        Assert.Equal("You are online", (await RefreshAsync("1")).Title);
        Assert.Equal("https://example.com/info", (await RefreshAsync("3")).Address.ToString());

        Task<Page> RefreshAsync(string id) => guest.GetAsync($"{world.Address}/loginapi/refresh?box={box.Number}&ref={id}");
    }

    [Fact]
    public async Task What_the_box_has_no_page_for_is_not_found()
    {
        await using var box = await world.AddBoxAsync();
        await using var old = await world.AddBoxAsync(new { version = "1.3" }, ("Version", "1.3"));
        using var guest = new Guest();

        Assert.Equal((HttpStatusCode.NotFound, "refresh_unknown"), await AskAsync($"box={box.Number}&ref=x"));
        Assert.Equal((HttpStatusCode.NotFound, "refresh_unknown"), await AskAsync($"box={old.Number}&ref=login"));
        Assert.Equal((HttpStatusCode.NotFound, "box_unknown"), await AskAsync("box=1&ref=login"));
        var fromBox = await guest.GetAsync($"{box.Address}/logon?lapi=ref&ref=x");
        Assert.Equal((HttpStatusCode.NotFound, "refresh_unknown"), (fromBox.Status, fromBox.Code));

        async Task<(HttpStatusCode, string)> AskAsync(string query)
        {
            var page = await guest.GetAsync($"{world.Address}/loginapi/refresh?{query}");
            return (page.Status, page.Code);
        }
    }
}
