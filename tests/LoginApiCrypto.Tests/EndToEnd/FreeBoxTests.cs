using System.Globalization;

namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

/// <summary>Boxes as different as the document allows.</summary>
public sealed class FreeBoxTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    private const string Required = "ver=$VERSION;id=$ID;ac=$ACTION";

    [Theory]
    [InlineData(Required)]
    [InlineData(Required + ";ip=$IP")]
    [InlineData(Required + ";ma=$MAC")]
    [InlineData(Required + ";vl=$VLAN")]
    [InlineData(Required + ";iac=$REGNR")]
    [InlineData(Required + ";uo=$USERSONL;uop=$USERSONLPERC;mu=$MAXUSERS;lu=$LICUSERS")]
    [InlineData(Required + ";userurl=$USERURL")]
    public async Task A_box_sends_of_the_optional_fields_what_it_likes(string fields)
    {
        await using var box = await world.AddBoxAsync(
            null, ("Fields", fields), ("CallbackFields", Required + ";rc=$RC"), ("HasVlans", "false"));
        using var guest = new Guest();

        var login = await guest.ArriveAsync(box);
        var result = await guest.SubmitAsync(login, "free");

        Assert.Equal("You are online", result.Title);
        // The page is what the box's redirect leads to, without another one.
        Assert.Equal(2, login.Visited.Count);
    }

    [Theory]
    [InlineData("HasVlans", "false")]
    [InlineData("Vlan", "0")]
    [InlineData("Vlan", "4096")]
    [InlineData("LicensedUsers", "99999")]
    [InlineData("MaxUsers", "99999")]
    public async Task A_box_may_be_as_small_or_large_as_the_document_says(string setting, string value)
    {
        await using var box = await world.AddBoxAsync(null, (setting, value));
        using var guest = new Guest();

        Assert.Equal("You are online", (await guest.SubmitAsync(await guest.ArriveAsync(box), "free")).Title);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task However_a_box_arranges_its_redirects_its_guests_go_online(bool encrypted)
    {
        await using var box = await world.AddBoxAsync(
            new { encrypted }, ("Encrypted", encrypted.ToString(CultureInfo.InvariantCulture)), ("Arrangement", "1"));

        for (var round = 0; round < 25; round++)
        {
            using var guest = new Guest();
            var login = await guest.ArriveAsync(box);
            var result = await guest.SubmitAsync(login, "cred", ("user", "anna"), ("pwd", "secret"));
            Assert.True(result.Title == "You are online", $"{await DecodeAsync(box, login.Address)}: {login.Code}, {result.Code}");
        }
    }

    [Fact]
    public async Task A_later_minor_version_is_answered_in_its_own_version()
    {
        await using var box = await world.AddBoxAsync(new { version = "2.0" }, ("Version", "2.7"));
        using var guest = new Guest();

        var result = await guest.SubmitAsync(await guest.ArriveAsync(box), "free");

        Assert.Equal("You are online", result.Title);
        Assert.StartsWith("ver=2.7;", await DecodeAsync(box, result.Visited.Single(visited => visited.AbsolutePath == "/logon")));
    }

    [Fact]
    public async Task A_device_that_the_box_does_not_name_is_limited_by_its_address_and_others_are_not()
    {
        await using var box = await world.AddBoxAsync(null, ("Fields", Required + ";ip=$IP"));
        using var guest = new Guest();
        using var other = new Guest();
        var status = HttpStatusCode.OK;
        for (var attempt = 0; attempt < 20 && status != HttpStatusCode.TooManyRequests; attempt++)
            status = (await guest.SubmitAsync(await guest.ArriveAsync(box), "cred", ("user", "anna"), ("pwd", "wrong"))).Status;

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal("You are online", (await other.SubmitAsync(await other.ArriveAsync(box), "free")).Title);
    }

    [Theory]
    [InlineData("1.0", "Fields", Required + ";ip=$IP;ma=$MAC;vl=$VLAN;iac=$REGNR;userurl=$USERURL")]
    [InlineData("1.1", "Version", "1.1")]
    public async Task A_box_of_the_first_version_sends_no_numbers_of_users(string version, string setting, string value)
    {
        await using var box = await world.AddBoxAsync(new { version }, ("Version", version), (setting, value));
        using var guest = new Guest();

        Assert.Equal("You are online", (await guest.SubmitAsync(await guest.ArriveAsync(box), "free")).Title);
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("", "fr")]
    [InlineData("German", "fr")]
    public async Task The_box_is_told_the_language_even_when_the_form_does_not_tell_it(string sent, string language)
    {
        await using var box = await world.AddBoxAsync(new { language = "fr" });
        using var guest = new Guest();

        var result = await guest.SubmitAsync(await guest.ArriveAsync(box), "free", ("lang", sent));

        var logon = result.Visited.Single(visited => visited.AbsolutePath == "/logon");
        Assert.Contains($";lang={language};", await DecodeAsync(box, logon) + ";");
    }

    private async Task<string> DecodeAsync(TestBox box, Uri url)
    {
        var (_, decoded) = await world.Api.PostAsync($"{box.Path}/decode", new { url = url.ToString() });
        return (string?)decoded!["text"] ?? decoded.ToString();
    }
}
