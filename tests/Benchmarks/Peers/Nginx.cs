namespace Icaro.Benchmarks.Peers;

/// <summary>An nginx of our own with one server, which does what its directives say.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private Nginx(DirectoryInfo folder, Process process, Uri address) => (_folder, _process, Address) = (folder, process, address);

    public Uri Address { get; }

    public MeteredProcess Process => new("nginx", _process.Id);

    /// <param name="directives">What stands inside <c>server { .. }</c>.</param>
    /// <param name="http">What stands beside it, such as an <c>upstream</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Nginx> StartAsync(string directives, string http, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("nginx-");
        var port = FreePort.Next();
        var configuration = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder.FullName, port, directives, http), cancellationToken);

        var process = System.Diagnostics.Process.Start("nginx", ["-p", folder.FullName, "-c", configuration, "-e", "stderr"]);
        var nginx = new Nginx(folder, process, new($"http://127.0.0.1:{port}"));
        await nginx.WaitAsync(cancellationToken);
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        // SIGTERM, which the master passes on to its workers.
        await Tool.RunAsync(".", "kill", [$"{_process.Id}"], CancellationToken.None);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(Address.Host, Address.Port, cancellationToken);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
    }

    private static string Configuration(string folder, int port, string directives, string http) =>
        $$"""
        daemon off;
        worker_processes auto;
        pid {{folder}}/pid;
        events { worker_connections 1024; }
        http {
          access_log off;
          keepalive_requests 1000000000;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          {{http}}
          server {
            listen 127.0.0.1:{{port}};
            {{directives}}
          }
        }
        """;
}
