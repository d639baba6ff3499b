using Npgsql;

namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class OutageTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    [Fact]
    public async Task Guests_go_on_logging_in_while_the_database_is_down_and_an_id_still_counts_once()
    {
        var database = new NpgsqlConnectionStringBuilder(world.Settings["ConnectionStrings:loginapidb"]);
        await using var gate = new Gate(database.Host!, database.Port);
        (database.Host, database.Port) = ("127.0.0.1", gate.Port);
        var replica = await world.StartReplicaAsync(("ConnectionStrings:loginapidb", database.ConnectionString));
        await using var box = await world.AddBoxAsync(null, ("LoginUrl", $"{replica.Address}/loginapi/login?box=$REGNR"));
        using var guest = new Guest();
        using var second = new Guest();
        using var thief = new Guest();
        var open = await guest.ArriveAsync(box);

        await gate.CloseAsync();
        var afterwards = await guest.SubmitAsync(open, "free");
        var login = await second.ArriveAsync(box);
        var online = await second.SubmitAsync(login, "cred", ("user", "anna"), ("pwd", "secret"));
        var replayed = await thief.GetAsync(login.Address.ToString());
        gate.Open();
        var replayedLater = await thief.GetAsync(login.Address.ToString());

        Assert.Equal("You are online", afterwards.Title);
        Assert.Equal("You are online", online.Title);
        Assert.Equal((HttpStatusCode.Conflict, "id_replayed"), (replayed.Status, replayed.Code));
        Assert.Equal((HttpStatusCode.Conflict, "id_replayed"), (replayedLater.Status, replayedLater.Code));
    }
}
