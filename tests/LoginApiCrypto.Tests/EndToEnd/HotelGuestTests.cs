using Microsoft.Playwright;

namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

/// <summary>The page's script logs hotel guests on at the box itself.</summary>
public sealed class HotelGuestTests(LoginApiWorld world, Chromium chromium) : IClassFixture<LoginApiWorld>
{
    [Fact]
    public async Task A_hotel_guest_is_greeted_and_chooses_a_ticket()
    {
        await using var box = await AddBoxAsync(new { pms_fields = (string[])["room", "fname", "lname"] });
        var page = await chromium.OpenAsync();
        var problems = Watch(page);

        await page.GotoAsync($"{box.Address}/?url={Uri.EscapeDataString(world.Address + "/alive")}");
        await SubmitAsync(page, "101", "rossi");
        await page.GetByText("Welcome Anna Rossi").WaitForAsync();
        Assert.Contains(
            "One week, 0.00 EUR, Ticket Type: Flat Rate, Expires: 1 Days, Max. download bandwidth: 1024 kBit/s",
            await page.GetByLabel("Offer").TextContentAsync());
        Assert.False(await IsOnlineAsync(box));
        await page.GetByLabel("Offer").SelectOptionAsync("174");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go online" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "You are online" }).WaitForAsync();
        Assert.Equal("101 174", (string?)(await box.StateAsync())["devices"]![0]!["lastUser"]);
        Assert.Empty(problems);
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue to 127.0.0.1" }).ClickAsync();
        Assert.Equal("Healthy", await page.TextContentAsync("body"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_guest_with_one_ticket_is_online_at_once(bool isTold)
    {
        await using var box = await AddBoxAsync(
            new { pms_fields = (string[])["lname"] }, ("Guest:Templates", "435:One day"), ("Guest:IsTold", isTold.ToString()));
        var page = await chromium.OpenAsync();

        await page.GotoAsync($"{box.Address}/");
        await SubmitAsync(page, "101", "Rossi");

        await page.GetByRole(AriaRole.Heading, new() { Name = "You are online" }).WaitForAsync();
        if (isTold)
            await page.GetByText("Welcome Rossi").WaitForAsync();
        Assert.True(await IsOnlineAsync(box));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_guest_whom_the_box_refuses_reads_why_and_tries_again()
    {
        await using var box = await AddBoxAsync(new { }, ("Guest:Templates", "435:One day"));
        var page = await chromium.OpenAsync();

        await page.GotoAsync($"{box.Address}/");
        await SubmitAsync(page, "101", "Bianchi");
        await page.GetByText("The login was refused. 1201 No such guest").WaitForAsync();
        Assert.False(await IsOnlineAsync(box));
        await SubmitAsync(page, "101", "Rossi");

        await page.GetByRole(AriaRole.Heading, new() { Name = "You are online" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("pin,arrivalday,departureday,birthday", "PIN=4711,Arrival day=01.01.2026,Departure day=08.01.2026,Birthday=01.05.1980")]
    [InlineData("himed_room", "")]
    [InlineData("fname,lname", "First name=Anna")]
    public async Task A_guest_is_asked_what_the_hotels_system_wants_to_know(string inputs, string typed)
    {
        var names = inputs.Split(',');
        await using var box = await AddBoxAsync(
            new { pms_inputs = names },
            ("Guest:Templates", "435:One day"), ("Guest:Asks", string.Join(',', names.Select(name => $"pms_{name}"))));
        var page = await chromium.OpenAsync();

        await page.GotoAsync($"{box.Address}/");
        foreach (var input in typed.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(input => input.Split('=')))
            await page.GetByLabel(input[0]).FillAsync(input[1]);
        await SubmitAsync(page, "101", "Rossi");

        await page.GetByRole(AriaRole.Heading, new() { Name = "You are online" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_the_box_cannot_be_asked_the_form_is_sent_as_without_scripts()
    {
        await using var box = await world.AddBoxAsync(
            new { logon_types = (string[])["pms"], pms_url = "http://127.0.0.1:9/pms" }, ("Guest:Templates", "435:One day"));
        var page = await chromium.OpenAsync();

        await page.GotoAsync($"{box.Address}/");
        await SubmitAsync(page, "101", "Rossi");

        await page.GetByRole(AriaRole.Heading, new() { Name = "You are online" }).WaitForAsync();
        Assert.True(await IsOnlineAsync(box));
        await page.Context.CloseAsync();
    }

    private async Task<TestBox> AddBoxAsync(object registration, params (string, string)[] settings)
    {
        // Without a callback, a logon by redirect 2 would end at the box's page.
        var box = await world.AddBoxAsync(registration, [("Callback", "false"), .. settings]);
        await world.Api.PutAsync(box.Path, new { logon_types = (string[])["pms"], pms_url = $"{box.Address}/pms" });
        return box;
    }

    private static async Task SubmitAsync(IPage page, string room, string name)
    {
        await page.GetByLabel("Room number").FillAsync(room);
        await page.GetByLabel("Last name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go online" }).ClickAsync();
    }

    private static async Task<bool> IsOnlineAsync(TestBox box) => (bool)(await box.StateAsync())["devices"]![0]!["isOnline"]!;

    /// <summary>What the browser complains of, such as what the page's policy forbids.</summary>
    private static List<string> Watch(IPage page)
    {
        List<string> problems = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                problems.Add(message.Text);
        };
        page.PageError += (_, error) => problems.Add(error);
        return problems;
    }
}
