namespace Testcontainers.RabbitMq;

internal sealed record RabbitMqConfiguration(string Username, string Password, int? HostPort = null);
