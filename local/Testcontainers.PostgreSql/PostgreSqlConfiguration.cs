namespace Testcontainers.PostgreSql;

internal sealed record PostgreSqlConfiguration(string Database, string Username, string Password, int? HostPort = null);
