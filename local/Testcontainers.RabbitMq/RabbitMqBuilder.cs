namespace Testcontainers.RabbitMq;

/// <summary>Describes a RabbitMQ server for tests. Without containers, the image stands for the version that is installed.</summary>
public sealed class RabbitMqBuilder
{
    public const ushort RabbitMqPort = 5672;

    public const string DefaultUsername = "rabbitmq";

    public const string DefaultPassword = "rabbitmq";

    private readonly RabbitMqConfiguration _configuration;

    public RabbitMqBuilder(string image)
        : this(new RabbitMqConfiguration(DefaultUsername, DefaultPassword)) =>
        ArgumentException.ThrowIfNullOrEmpty(image);

    private RabbitMqBuilder(RabbitMqConfiguration configuration) => _configuration = configuration;

    public RabbitMqBuilder WithUsername(string username) => new(_configuration with { Username = username });

    public RabbitMqBuilder WithPassword(string password) => new(_configuration with { Password = password });

    /// <summary>Chooses the port; otherwise it is a free one.</summary>
    public RabbitMqBuilder WithPortBinding(int hostPort, int containerPort) =>
        containerPort == RabbitMqPort
            ? new(_configuration with { HostPort = hostPort })
            : throw new NotSupportedException($"Without containers, RabbitMQ has its port {RabbitMqPort} only.");

    public RabbitMqContainer Build() => new(_configuration);
}
