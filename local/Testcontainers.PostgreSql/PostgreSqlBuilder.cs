namespace Testcontainers.PostgreSql;

/// <summary>Describes a PostgreSQL server for tests. Without containers, the image stands for the version that is installed.</summary>
public sealed class PostgreSqlBuilder
{
    public const ushort PostgreSqlPort = 5432;

    public const string DefaultDatabase = "postgres";

    public const string DefaultUsername = "postgres";

    public const string DefaultPassword = "postgres";

    private readonly PostgreSqlConfiguration _configuration;

    public PostgreSqlBuilder(string image)
        : this(new PostgreSqlConfiguration(DefaultDatabase, DefaultUsername, DefaultPassword)) =>
        ArgumentException.ThrowIfNullOrEmpty(image);

    private PostgreSqlBuilder(PostgreSqlConfiguration configuration) => _configuration = configuration;

    public PostgreSqlBuilder WithDatabase(string database) => new(_configuration with { Database = database });

    public PostgreSqlBuilder WithUsername(string username) => new(_configuration with { Username = username });

    public PostgreSqlBuilder WithPassword(string password) => new(_configuration with { Password = password });

    /// <summary>Chooses the port; otherwise it is a free one.</summary>
    public PostgreSqlBuilder WithPortBinding(int hostPort, int containerPort) =>
        containerPort == PostgreSqlPort
            ? new(_configuration with { HostPort = hostPort })
            : throw new NotSupportedException($"Without containers, PostgreSQL has its port {PostgreSqlPort} only.");

    public PostgreSqlContainer Build() => new(_configuration);
}
