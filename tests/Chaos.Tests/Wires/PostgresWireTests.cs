namespace Icaro.Chaos.Tests.Wires;

public sealed class PostgresWireTests
{
    private const string InsertIntoOutbox = "INSERT INTO outbox (message_id, payload) VALUES ($1, $2)";

    private readonly Conversation _conversation = PostgresWires.Create();

    [Fact]
    public void A_commit_is_seen_on_its_way_and_when_it_is_done()
    {
        Assert.Equal([Moment.Committing], Ask(PostgresBytes.Query("BEGIN"), PostgresBytes.Query("COMMIT")));
        Assert.Equal([Moment.Committed], _conversation.FromServer.ReadAll(PostgresBytes.CommitComplete).Select(seen => seen.Moment));
    }

    [Fact]
    public void A_commit_names_the_toggle_that_its_transaction_is_about()
    {
        var toggle = Guid.NewGuid();
        var seen = _conversation.FromClient.ReadAll(
            PostgresBytes.Startup,
            PostgresBytes.Parse(InsertIntoOutbox),
            PostgresBytes.Bind($$"""{"EventId":"{{toggle}}","Status":true}"""),
            PostgresBytes.Sync,
            PostgresBytes.Query("COMMIT"),
            PostgresBytes.Query("COMMIT"));

        Assert.Equal([new(Moment.Committing, toggle), new(Moment.Committing)], seen);
    }

    [Fact]
    public void A_rollback_forgets_the_toggle()
    {
        var seen = _conversation.FromClient.ReadAll(
            PostgresBytes.Startup,
            PostgresBytes.Bind($$"""{"EventId":"{{Guid.NewGuid()}}"}"""),
            PostgresBytes.Query("ROLLBACK"),
            PostgresBytes.Query("COMMIT"));

        Assert.Equal([new(Moment.Committing)], seen);
    }

    [Theory]
    [InlineData("INSERT INTO deliveries (id) SELECT $1 ON CONFLICT DO NOTHING", "Storing")]
    [InlineData("UPDATE lanes AS lane SET leased_until = now() + $3", "Claiming")]
    [InlineData("INSERT INTO attempts (delivery_id) SELECT $1", "Booking")]
    [InlineData("DELETE FROM outbox WHERE id = ANY($1)", "MarkingSent")]
    [InlineData("UPDATE deliveries SET status = 'pending', settled_at = NULL", "Replaying")]
    public void A_dangerous_statement_is_seen_when_its_batch_is_closed(string sql, string moment) =>
        Assert.Equal([Enum.Parse<Moment>(moment)], Ask(PostgresBytes.Parse(sql), PostgresBytes.Parse("SELECT 1"), PostgresBytes.Sync, PostgresBytes.Sync));

    [Fact]
    public void A_dangerous_statement_that_was_prepared_is_seen_each_time()
    {
        const string prepared = "_p1";
        var delete = PostgresBytes.Parse("DELETE FROM outbox WHERE id = ANY($1)", prepared);
        var execute = PostgresBytes.Bind("", prepared);

        Assert.Equal(
            [Moment.MarkingSent, Moment.MarkingSent],
            Ask(delete, execute, PostgresBytes.Sync, execute, PostgresBytes.Sync, PostgresBytes.Parse("SELECT 1"), PostgresBytes.Bind(""), PostgresBytes.Sync));
    }

    [Fact]
    public void A_claim_is_seen_when_it_has_found_something()
    {
        byte[][] claim = [PostgresBytes.Parse("UPDATE lanes AS lane SET leased_until = now() + $3"), PostgresBytes.Sync];
        byte[][] nothing = [PostgresBytes.DataRow(1), PostgresBytes.ReadyForQuery];
        byte[][] deliveries = [PostgresBytes.DataRow(1), PostgresBytes.DataRow(21), PostgresBytes.DataRow(21), PostgresBytes.ReadyForQuery];

        Assert.Equal([Moment.Claiming, Moment.Claiming], Ask([.. claim, PostgresBytes.Query("SELECT 1"), .. claim]));
        Assert.Empty(_conversation.FromServer.ReadAll([PostgresBytes.ReadyForQuery, .. nothing, .. deliveries]));
        Assert.Equal([Moment.Claimed], _conversation.FromServer.ReadAll([.. deliveries, .. deliveries]).Select(seen => seen.Moment));
    }

    [Fact]
    public void A_refused_encryption_is_a_single_byte()
    {
        Assert.Empty(_conversation.FromClient.ReadAll(PostgresBytes.EncryptionRequest));
        Assert.Empty(_conversation.FromServer.ReadAll(PostgresBytes.EncryptionRefused));
        Assert.Equal([Moment.Committed], _conversation.FromServer.ReadAll(PostgresBytes.CommitComplete).Select(seen => seen.Moment));
        Assert.Equal([Moment.Committing], Ask(PostgresBytes.Query("COMMIT")));
    }

    private IEnumerable<Moment> Ask(params ReadOnlySpan<byte[]> messages) =>
        _conversation.FromClient.ReadAll([PostgresBytes.Startup, .. messages]).Select(seen => seen.Moment);
}
