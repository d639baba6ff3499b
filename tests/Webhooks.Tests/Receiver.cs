using System.Diagnostics;
using System.Net.Sockets;

namespace Icaro.Webhooks.Tests;

/// <summary>A receiver of the documentation, as a program of its own.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Languages = ["csharp", "javascript", "php", "python"];

    private readonly Process _process;
    private readonly TemporaryFolder _folder;
    private readonly HttpClient _client = new();

    private Receiver(Process process, TemporaryFolder folder, int port)
    {
        _process = process;
        _folder = folder;
        Address = $"http://127.0.0.1:{port}";
    }

    private string Address { get; }

    /// <summary>What the documentation shows for a language.</summary>
    public static string Snippet(string language)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "webhook.md"));
        return page.Split($"```{language}\n") is [_, var rest] ? rest[..rest.IndexOf("```", StringComparison.Ordinal)]
            : throw new InvalidOperationException($"docs/webhook.md shows not exactly one receiver in {language}");
    }

    /// <summary>What is compiled as the receiver in C#.</summary>
    public static string CompiledSnippet() => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Fakes", "Receiver", "Program.cs"));

    /// <summary>Starts the receiver of a language, or skips the test where nothing can run it.</summary>
    public static async Task<Receiver> StartAsync(string language, params string[] secrets)
    {
        var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, language == "javascript" ? "receiver.mjs" : "receiver");
        await File.WriteAllTextAsync(file, Snippet(language), TestContext.Current.CancellationToken);
        var port = FreePort.Next();
        (string Program, string[] Arguments) command = language switch
        {
            "csharp" => ("dotnet", [Path.Combine(AppContext.BaseDirectory, "Receiver.dll"), $"--urls=http://127.0.0.1:{port}"]),
            "javascript" => ("node", [file]),
            "php" => ("php", ["-S", $"127.0.0.1:{port}", file]),
            _ => ("python3", [file]),
        };
        if (!IsInstalled(command.Program))
        {
            folder.Dispose();
            Assert.Skip($"{command.Program} is not installed");
        }

        var process = Process.Start(new ProcessStartInfo(command.Program, command.Arguments)
        {
            Environment = { ["PORT"] = $"{port}", ["WEBHOOK_SECRETS"] = string.Join(' ', secrets) },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        // A full pipe would stop the receiver.
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var receiver = new Receiver(process, folder, port);
        await Eventually.TrueAsync(receiver.IsListeningAsync, () => $"a receiver in {language} that listens");
        return receiver;
    }

    public async Task<HttpStatusCode> SendAsync(Sent sent)
    {
        using var request = sent.ToRequest(Address);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> IsListeningAsync()
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(IPAddress.Loopback, new Uri(Address).Port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
