namespace Icaro.Hosting;

/// <summary>
/// PostgreSQL and RabbitMQ as containers where a container engine answers, and elsewhere as the servers that are installed on the
/// machine. <c>--Servers=native</c> or <c>--Servers=containers</c> decides otherwise; what is published is always a container.
/// </summary>
public static class ServerBuilderExtensions
{
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="settings">Server settings such as <c>fsync=off</c>.</param>
    public static IResourceBuilder<IResourceWithConnectionString> AddPostgresServer(
        this IDistributedApplicationBuilder builder, string name, params IReadOnlyList<string> settings)
    {
        var password = builder.AddGeneratedSecret($"{name}-password", length: 22);
        string[] arguments = [.. settings.SelectMany(setting => new[] { "-c", setting })];
        return builder.UsesContainers()
            ? builder.AddPostgres(name, password: password).WithDataVolume(builder.VolumeOf(name)).WithArgs(arguments)
            : builder.AddNativePostgres(name, password.Resource).WithArgs(arguments);
    }

    /// <summary>A database of a server that <see cref="AddPostgresServer"/> added; it is created if it does not exist.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddDatabase(
        this IResourceBuilder<IResourceWithConnectionString> server, string name) => server switch
        {
            IResourceBuilder<PostgresServerResource> container => container.AddDatabase(name, databaseName: null),
            IResourceBuilder<NativePostgresResource> native => native.AddNativeDatabase(name),
            _ => throw new ArgumentException($"{server.Resource.Name} is not a PostgreSQL server.", nameof(server)),
        };

    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="management">Adds the management API to a native server as well, which then takes 5 s longer to stop.</param>
    /// <param name="settings">Lines of <c>rabbitmq.conf</c>.</param>
    public static IResourceBuilder<IResourceWithConnectionString> AddRabbitMQServer(
        this IDistributedApplicationBuilder builder, string name, bool management = false, params IReadOnlyList<string> settings)
    {
        var password = builder.AddGeneratedSecret($"{name}-password", length: 22);
        var lines = string.Join('\n', settings);
        if (!builder.UsesContainers())
            return builder.AddNativeRabbitMQ(name, password.Resource, management).WithEnvironment("SETTINGS", lines);

        var container = builder.AddRabbitMQ(name, password: password).WithManagementPlugin().WithDataVolume(builder.VolumeOf(name));
        return lines is ""
            ? container
            : container.WithContainerFiles("/etc/rabbitmq/conf.d", [new ContainerFile { Name = "90-settings.conf", Contents = lines }]);
    }

    private static bool UsesContainers(this IDistributedApplicationBuilder builder) =>
        builder.ExecutionContext.IsPublishMode || builder.Configuration["Servers"] switch
        {
            "native" => false,
            "containers" => true,
            null => ContainerEngine.Answers(builder),
            var other => throw new DistributedApplicationException($"--Servers={other} is unknown: use native or containers."),
        };

    /// <summary>Two data folders share nothing, so each has volumes of its own. A published system has one.</summary>
    private static string VolumeOf(this IDistributedApplicationBuilder builder, string server) =>
        builder.ExecutionContext.IsPublishMode ? $"icaro-{server}" : DataFolder.Of(builder).VolumeOf(server);
}
