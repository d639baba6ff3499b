using Npgsql;

namespace Icaro.Hosting.Native;

internal static class NativePostgresExtensions
{
    public static IResourceBuilder<NativePostgresResource> AddNativePostgres(
        this IDistributedApplicationBuilder builder, string name, ParameterResource password)
    {
        var folder = ServerFolder.Prepare(DataFolder.Of(builder), name);
        var bin = new Lazy<string>(() => Installation.PostgresBin(VersionOf(Path.Combine(folder, "data"))));
        builder.RequireAtStart(() => bin.Value);
        return builder.AddResource(new NativePostgresResource(name, folder, password))
            .WithIconName("Database")
            .WithEndpoint(name: NativePostgresResource.EndpointName, scheme: "tcp", env: "PGPORT", isProxied: false)
            .WithArgs(NativeServer.Script)
            .WithEnvironment("ACCOUNT", "postgres")
            .WithEnvironment("POSTGRES_BIN", () => bin.Value)
            .WithEnvironment("POSTGRES_PASSWORD", password)
            .WithConnectionHealthCheck(ConnectAsync)
            .OnBeforeResourceStarted((_, _, cancellationToken) => NativeServer.WriteScriptAsync(folder, "postgres", cancellationToken))
            .OnResourceReady(CreateDatabasesAsync);
    }

    public static IResourceBuilder<NativePostgresDatabaseResource> AddNativeDatabase(
        this IResourceBuilder<NativePostgresResource> server, string name)
    {
        var database = new NativePostgresDatabaseResource(name, server.Resource);
        server.Resource.Databases.Add(database);
        return server.ApplicationBuilder.AddResource(database).WithIconName("Database").WithConnectionHealthCheck(ConnectAsync);
    }

    private static string? VersionOf(string data) =>
        Path.Combine(data, "PG_VERSION") is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : null;

    /// <summary>Without a pool, which would hand out a connection to a server that has stopped since.</summary>
    private static async Task ConnectAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(cancellationToken);
    }

    private static async Task CreateDatabasesAsync(
        NativePostgresResource server, ResourceReadyEvent ready, CancellationToken cancellationToken)
    {
        var connectionString = (await server.ConnectionStringExpression.GetValueAsync(cancellationToken))!;
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var database in server.Databases)
        {
            await using var exists = source.CreateCommand("SELECT 1 FROM pg_database WHERE datname = $1");
            exists.Parameters.Add(new() { Value = database.Name });
            if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
                continue;
            await using var create = source.CreateCommand($"CREATE DATABASE \"{database.Name}\"");
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        await PublishRunningAsync(server, ready.Services);
    }

    /// <summary>
    /// Aspire gives the states of containers to their children, but not those of executables. While the server is down its databases
    /// are unhealthy: a server that is soon back is not always told to be ready once more.
    /// </summary>
    private static async Task PublishRunningAsync(NativePostgresResource server, IServiceProvider services)
    {
        var notifications = services.GetRequiredService<ResourceNotificationService>();
        foreach (var database in server.Databases)
            await notifications.PublishUpdateAsync(database, snapshot => snapshot with { State = KnownResourceStates.Running });
    }
}
