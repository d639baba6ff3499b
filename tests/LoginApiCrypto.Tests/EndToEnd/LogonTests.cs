namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class LogonTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    public static TheoryData<string, string, bool> AllWays()
    {
        var ways = new TheoryData<string, string, bool>();
        foreach (var type in (string[])["cred", "pms", "free", "to", "create"])
        {
            foreach (var mode in (string[])["encrypted 2.1", "clear 2.1", "clear 1.3", "encrypted 1.1"])
            {
                ways.Add(type, mode, true);
                ways.Add(type, mode, false);
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(AllWays))]
    public async Task A_guest_goes_online(string type, string mode, bool callback)
    {
        await using var box = await AddAsync(mode, callback);
        using var guest = new Guest();
        var login = await guest.ArriveAsync(box);
        Assert.Equal((HttpStatusCode.OK, "Internet access"), (login.Status, login.Title));

        var result = await guest.SubmitAsync(login, type, FieldsFor(type));

        var device = (await box.StateAsync())["devices"]![0]!;
        Assert.True((bool)device["isOnline"]!, result.Html);
        if (callback)
            Assert.Equal((HttpStatusCode.OK, "You are online", "http://example.com/news"), (result.Status, result.Title, result.Link));
        else
            Assert.Equal("http://example.com/news", result.Address.ToString());
    }

    [Fact]
    public async Task A_guest_whom_the_box_refuses_reads_why_and_tries_again_with_a_new_id()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        var login = await guest.ArriveAsync(box);
        using var first = world.Replicas[0].Logins();
        using var second = world.Replicas[1].Logins();

        var refused = await guest.SubmitAsync(login, "cred", ("user", "anna"), ("pwd", "wrong"));
        Assert.Equal(("That did not work", "9999 Wrong user name or password"), (refused.Title, refused.Code));

        var again = await guest.GetAsync(refused.Link);
        var online = await guest.SubmitAsync(again, "cred", ("user", "anna"), ("pwd", "secret"));
        Assert.Equal("You are online", online.Title);
        Assert.Superset(
            new HashSet<object?>(["sent", "rejected", "accepted"]),
            new HashSet<object?>([.. first.GetMeasurementSnapshot().Concat(second.GetMeasurementSnapshot()).Select(one => one.Tags["loginapi.outcome"])]));
    }

    [Fact]
    public async Task A_hotel_guest_chooses_among_the_boxes_templates()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        var login = await guest.ArriveAsync(box);

        var result = await guest.SubmitAsync(login, "pms", ("user", "101"), ("pwd", "rossi"), ("template", "174"));

        Assert.Equal("You are online", result.Title);
        Assert.Equal("101 174", (string?)(await box.StateAsync())["devices"]![0]!["lastUser"]);
    }

    [Fact]
    public async Task Parameters_can_have_other_names_and_fields_another_order()
    {
        await using var box = await world.AddBoxAsync(
            new { lapi_name = "x", si_name = "sig" },
            ("LapiName", "x"), ("SiName", "sig"), ("Vlan", "7"),
            ("LoginUrl", $"{world.Address}/loginapi/login?from=$USERURL&v=$VERSION&box=$REGNR"),
            ("Fields", "userurl=$USERURL;lu=$LICUSERS;mu=$MAXUSERS;iac=$REGNR;vl=$VLAN;ma=$MAC;ip=$IP;ac=$ACTION;id=$ID;ver=$VERSION"));
        using var guest = new Guest();

        var result = await guest.SubmitAsync(await guest.ArriveAsync(box), "free");

        Assert.Equal("You are online", result.Title);
    }

    [Fact]
    public async Task A_clear_message_need_not_be_told_which_box_it_is_of()
    {
        await using var box = await world.AddBoxAsync(
            new { encrypted = false }, ("Encrypted", "false"), ("LoginUrl", $"{world.Address}/loginapi/login"));
        using var guest = new Guest();

        Assert.Equal("Internet access", (await guest.ArriveAsync(box)).Title);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://user:password@example.com/")]
    [InlineData("data:text/html,x")]
    [InlineData("//example.com")]
    public async Task An_address_that_is_not_plain_is_not_linked(string userUrl)
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();

        var result = await guest.SubmitAsync(await guest.ArriveAsync(box, userUrl), "free");

        Assert.Equal(("You are online", ""), (result.Title, result.Link));
    }

    [Fact]
    public async Task An_address_too_long_for_the_way_is_given_up_before_the_logon()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();

        var result = await guest.SubmitAsync(await guest.ArriveAsync(box, $"http://example.com/{new string('a', 3000)}"), "free");

        Assert.Equal("You are online", result.Title);
    }

    private Task<TestBox> AddAsync(string mode, bool callback)
    {
        var (encrypted, version) = (mode.StartsWith("encrypted", StringComparison.Ordinal), mode[^3..]);
        var unsalted = !encrypted && version[0] == '1';
        return world.AddBoxAsync(
            new { encrypted, version, unsalted, callback },
            ("Encrypted", encrypted.ToString()), ("Version", version), ("Callback", callback.ToString()), ("Guest:Templates", "435:One day"));
    }

    private static (string Name, string Value)[] FieldsFor(string type) => type switch
    {
        "cred" => [("user", "anna"), ("pwd", "secret")],
        "pms" => [("user", "101"), ("pwd", "Rossi")],
        _ => [],
    };
}
