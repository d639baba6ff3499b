using Npgsql;

namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>Each test breaks a database of its own.</summary>
public sealed class ErrorTests(Servers servers) : IAsyncLifetime
{
    private readonly CatalogApplication _catalog = new(servers);

    public ValueTask InitializeAsync() => _catalog.InitializeAsync();

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Fact]
    public async Task Without_the_database_a_call_is_to_be_made_again_later()
    {
        var admin = await _catalog.AsAdminAsync();
        var database = new NpgsqlConnectionStringBuilder(_catalog.ConnectionString);
        await ExecuteAsync(database, "postgres", $"DROP DATABASE {database.Database} WITH (FORCE)");

        var unavailable = Answer.Message(503, "The database is unavailable, try again later");
        Assert.Equal(unavailable, await _catalog.Anonymous.PostAsync("/api/login", new { username = "admin", password = "x" }));
        Assert.Equal(unavailable, await (admin with { Token = "another" }).GetAsync("/api/hotspots"));
        Assert.Equal(Answer.Message(404, "API not found"), await admin.GetAsync("/api/unknown"));
        Assert.Equal(503, (await _catalog.Anonymous.GetAsync("/health")).Status);
        Assert.Equal(200, (await _catalog.Anonymous.GetAsync("/alive")).Status);
    }

    [Fact]
    public async Task An_error_that_nobody_expected_tells_no_details()
    {
        var admin = await _catalog.AsAdminAsync();
        var database = new NpgsqlConnectionStringBuilder(_catalog.ConnectionString);
        await ExecuteAsync(database, database.Database!, "DROP TABLE units");

        Assert.Equal(Answer.Message(500, "Internal error"), await admin.GetAsync("/api/units"));
    }

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder server, string database, string sql)
    {
        var other = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database };
        await using var source = NpgsqlDataSource.Create(other);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
