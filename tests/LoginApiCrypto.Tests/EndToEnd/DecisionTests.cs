using Microsoft.AspNetCore.Http;

namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class DecisionTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    private const string DecisionKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    [Theory]
    [InlineData("to")]
    [InlineData("create")]
    public async Task A_voucher_is_good_for_as_many_logons_as_it_says(string type)
    {
        await using var box = await world.AddBoxAsync(new { decision = "voucher" });
        var (_, made) = await world.Api.PostAsync($"{box.Path}/vouchers", new { max_uses = 2, note = "desk" });
        var code = (string)made!["codes"]![0]!;

        Assert.Equal("You are online", (await UseAsync(box, type, code)).Title);
        Assert.Equal("You are online", (await UseAsync(box, type, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Title);
        var third = await UseAsync(box, type, code);
        Assert.Equal((HttpStatusCode.Forbidden, "This voucher code is wrong, used up or expired."), (third.Status, third.Alert));

        var (_, vouchers) = await world.Api.GetAsync($"{box.Path}/vouchers");
        Assert.Equal((2, "desk"), ((int)vouchers![0]!["uses"]!, (string?)vouchers[0]!["note"]));
        Assert.Equal(type == "create" ? 2 : 0, (await box.StateAsync())["created"]!.AsObject().Count);
    }

    [Fact]
    public async Task A_last_use_that_many_want_at_once_goes_to_one()
    {
        await using var box = await world.AddBoxAsync(new { decision = "voucher" });
        var (_, made) = await world.Api.PostAsync($"{box.Path}/vouchers", new { });
        var code = (string)made!["codes"]![0]!;

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UseAsync(box, "to", code)));

        Assert.Single(pages, page => page.Title == "You are online");
    }

    [Fact]
    public async Task A_voucher_that_is_wrong_deleted_expired_or_of_another_box_is_refused()
    {
        await using var box = await world.AddBoxAsync(new { decision = "voucher" });
        await using var other = await world.AddBoxAsync(new { decision = "voucher" });
        var (_, made) = await world.Api.PostAsync($"{box.Path}/vouchers", new { });
        var (_, expired) = await world.Api.PostAsync($"{box.Path}/vouchers", new { expires = "2020-01-01T00:00:00Z" });
        var (_, vouchers) = await world.Api.GetAsync($"{box.Path}/vouchers");

        Assert.Equal(HttpStatusCode.Forbidden, (await UseAsync(box, "to", "AAAA-AAAA-AAAA")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await UseAsync(box, "to", (string)expired!["codes"]![0]!)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await UseAsync(other, "to", (string)made!["codes"]![0]!)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await world.Api.DeleteAsync($"{box.Path}/vouchers/{vouchers![0]!["id"]}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await UseAsync(box, "to", (string)made["codes"]![0]!)).Status);
    }

    [Fact]
    public async Task A_platform_decides_and_says_with_what_ticket()
    {
        string? question = null, signature = null;
        await using var platform = await StartPlatformAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            question = await reader.ReadToEndAsync(context.RequestAborted);
            var headers = context.Request.Headers;
            var mac = HMACSHA256.HashData(
                Convert.FromBase64String(DecisionKey), Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{question}"));
            signature = headers["webhook-signature"] == $"v1,{Convert.ToBase64String(mac)}" ? "right" : "wrong";
            await context.Response.WriteAsync(
                """
                {"allow":true,"user":"vip","password":"pw","description":"loyal",
                 "overrides":{"otc":3600,"otl":60,"omi":300,"oep":1900000000,"odl":1024,"oul":512,"ode":"room 7"}}
                """);
        });
        await using var box = await AddBoxAsync(platform);

        var result = await UseAsync(box, "create", "");

        Assert.Equal("You are online", result.Title);
        Assert.Equal("right", signature);
        Assert.Equal((box.Number, "create"), ((string?)JsonNode.Parse(question!)!["registration_number"], (string?)JsonNode.Parse(question!)!["type"]));
        Assert.Equal("pw", (string?)(await box.StateAsync())["created"]!["vip"]);
        var logon = result.Visited.Single(visited => visited.AbsolutePath == "/logon");
        var (_, decoded) = await world.Api.PostAsync($"{box.Path}/decode", new { url = logon.ToString() });
        Assert.EndsWith(
            ";desc=loyal;otc=3600;otl=60;omi=300;oep=1900000000;odl=1024;oul=512;ode=room 7;userurl=http://example.com/news",
            (string?)decoded!["text"]);
    }

    [Theory]
    [InlineData(
        "ver=$VERSION;id=$ID;ac=$ACTION;vl=$VLAN;userurl=$USERURL",
        """{"mac":null,"vlan":4096,"ip":null,"user_url":"http://example.com/news"}""")]
    [InlineData("ver=$VERSION;id=$ID;ac=$ACTION;ip=$IP;userurl=", """{"mac":null,"vlan":null,"ip":"172.29.0.2","user_url":null}""")]
    public async Task A_platform_learns_of_the_device_what_the_box_tells(string fields, string told)
    {
        JsonNode? question = null;
        await using var platform = await StartPlatformAsync(async context =>
        {
            question = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            await context.Response.WriteAsync("""{"allow":true}""");
        });
        await using var box = await AddBoxAsync(platform, ("Fields", fields), ("Vlan", "4096"));

        Assert.Equal("You are online", (await UseAsync(box, "to", "")).Title);

        var device = JsonNode.Parse(told)!.AsObject();
        Assert.All(device, field => Assert.Equal(field.Value?.ToJsonString(), question![field.Key]?.ToJsonString()));
    }

    [Theory]
    [InlineData("""{"allow":true}""", "One day")]
    [InlineData("""{"allow":true,"template":174}""", "One week")]
    public async Task A_ticket_is_created_of_the_template_of_the_box_or_of_another_one_that_the_platform_names(string answer, string ticket)
    {
        await using var platform = await StartPlatformAsync(context => context.Response.WriteAsync(answer));
        await using var box = await AddBoxAsync(platform);
        await world.Api.PutAsync(box.Path, new { ticket_template = 435 });

        var result = await UseAsync(box, "create", "");

        Assert.Equal("You are online", result.Title);
        Assert.Equal(ticket, (string?)(await box.StateAsync())["devices"]![0]!["lastUser"]);
    }

    [Theory]
    [InlineData(200, """{"allow":false,"message":"Members only"}""", 403, "Members only")]
    [InlineData(200, """{}""", 403, "Access was not granted.")]
    [InlineData(200, "not JSON", 503, "Access cannot be granted at the moment. Please try again in a minute.")]
    [InlineData(500, "", 503, "Access cannot be granted at the moment. Please try again in a minute.")]
    [InlineData(302, "", 503, "Access cannot be granted at the moment. Please try again in a minute.")]
    public async Task A_platform_that_does_not_say_yes_lets_nobody_online(int status, string body, int shown, string alert)
    {
        await using var platform = await StartPlatformAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        await using var box = await AddBoxAsync(platform);

        var page = await UseAsync(box, "to", "");

        Assert.Equal((shown, alert), ((int)page.Status, page.Alert));
        Assert.False((bool)(await box.StateAsync())["devices"]![0]!["isOnline"]!);
    }

    private static async Task<Page> UseAsync(TestBox box, string type, string code)
    {
        using var guest = new Guest();
        return await guest.SubmitAsync(await guest.ArriveAsync(box), type, ("voucher", code));
    }

    private static async Task<WebApplication> StartPlatformAsync(RequestDelegate work)
    {
        var app = LocalServer.Create();
        app.MapPost("/decide", work);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private Task<TestBox> AddBoxAsync(WebApplication platform, params (string, string)[] settings) => world.AddBoxAsync(
        new { decision = "platform", decision_url = $"{platform.Urls.Single()}/decide", decision_secret = $"whsec_{DecisionKey}" },
        settings);
}
