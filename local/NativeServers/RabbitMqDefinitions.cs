using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Icaro.Local.NativeServers;

/// <summary>
/// The administrator and the default virtual host, as the file that RabbitMQ imports at every start: so a changed password counts at
/// once, and the disk has only its hash.
/// </summary>
internal static class RabbitMqDefinitions
{
    private const int SaltLength = 4;

    public static string Json(string userName, string password)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            WriteOne(writer, "users", ("name", userName), ("password_hash", Hash(password)), ("tags", "administrator"));
            WriteOne(writer, "vhosts", ("name", "/"));
            WriteOne(writer, "permissions", ("user", userName), ("vhost", "/"), ("configure", ".*"), ("write", ".*"), ("read", ".*"));
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(json.ToArray());
    }

    private static void WriteOne(Utf8JsonWriter writer, string list, params ReadOnlySpan<(string Name, string Value)> properties)
    {
        writer.WriteStartArray(list);
        writer.WriteStartObject();
        foreach (var (name, value) in properties)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>https://www.rabbitmq.com/docs/passwords#this-is-the-algorithm</summary>
    private static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
    }
}
