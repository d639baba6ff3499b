using System.Text;

namespace Icaro.Hosting.Native;

/// <summary>The administrator and the default virtual host, as the file that RabbitMQ imports at every start.</summary>
internal static class RabbitMQDefinitions
{
    /// <summary>A changed password counts at once, and the disk has only its hash.</summary>
    public static async Task WriteAsync(string folder, NativeRabbitMQResource server, CancellationToken cancellationToken)
    {
        const string user = NativeRabbitMQResource.UserName;
        var password = await server.Password.GetValueAsync(cancellationToken);
        var definitions = new
        {
            users = new[] { new { name = user, password_hash = Hash(password!), tags = "administrator" } },
            vhosts = new[] { new { name = "/" } },
            permissions = new[] { new { user, vhost = "/", configure = ".*", write = ".*", read = ".*" } },
        };
        await using var file = new FileStream(Path.Combine(folder, "definitions.json"), FileMode.Create);
        await JsonSerializer.SerializeAsync(file, definitions, cancellationToken: cancellationToken);
    }

    /// <summary>See https://www.rabbitmq.com/docs/passwords#this-is-the-algorithm.</summary>
    private static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
    }
}
