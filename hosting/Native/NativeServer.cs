using System.Reflection;

namespace Icaro.Hosting.Native;

/// <summary>What both native servers are started by: a script like the entry point of their container image.</summary>
internal static class NativeServer
{
    public const string Shell = "/bin/sh";
    public const string Script = "start.sh";

    /// <summary>Writes the script that starts a server into the server's folder, where its user can read it.</summary>
    public static async Task WriteScriptAsync(string folder, string server, CancellationToken cancellationToken)
    {
        await using var script = new FileStream(Path.Combine(folder, Script), FileMode.Create);
        foreach (var part in new[] { "server.sh", $"{server}.sh" })
        {
            await using var text = Assembly.GetExecutingAssembly().GetManifestResourceStream(part)!;
            await text.CopyToAsync(script, cancellationToken);
        }
    }

    /// <summary>What is missing stops the start with one sentence, before anything runs.</summary>
    public static void RequireAtStart(this IDistributedApplicationBuilder builder, Func<string> require) =>
        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            require();
            return Task.CompletedTask;
        });
}
