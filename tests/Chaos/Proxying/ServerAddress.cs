using System.Data.Common;

namespace Icaro.Chaos.Proxying;

/// <summary>Where a server listens, read from a connection string, and put into it.</summary>
internal readonly record struct ServerAddress(string Host, int Port)
{
    /// <summary>The address in a connection string of PostgreSQL (<c>Host=..;Port=..</c>) or RabbitMQ (<c>amqp://..</c>).</summary>
    public static ServerAddress Of(string connectionString)
    {
        if (AmqpUri(connectionString) is { } uri)
            return new(uri.Host, uri.Port);

        var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return new((string)settings["Host"], int.Parse((string)settings["Port"], CultureInfo.InvariantCulture));
    }

    /// <summary>The same connection string, but for the address.</summary>
    public string PutInto(string connectionString)
    {
        if (AmqpUri(connectionString) is { } uri)
            return new UriBuilder(uri) { Host = Host, Port = Port }.Uri.AbsoluteUri;

        var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
        settings["Host"] = Host;
        settings["Port"] = Port;
        return settings.ConnectionString;
    }

    private static Uri? AmqpUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "amqp" ? uri : null;
}
