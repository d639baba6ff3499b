using System.Diagnostics;

namespace Icaro.Testing.Clusters;

/// <summary>Runs the programs of a server that tests start themselves: root gets the account that the server's package has made.</summary>
internal sealed class ServerAccount(string name, string folder)
{
    public async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = Describe(program, arguments);
        return await Tool.RunAsync(folder, start.FileName, start.ArgumentList, CancellationToken.None);
    }

    /// <summary>The start of a program that goes on running.</summary>
    public ProcessStartInfo Describe(string program, params IEnumerable<string> arguments) => Environment.IsPrivilegedProcess
        ? new("setpriv", [$"--reuid={name}", $"--regid={name}", "--clear-groups", program, .. arguments])
        : new(program, arguments);

    /// <summary>Makes a folder that belongs to the account.</summary>
    public async Task<string> CreateFolderAsync(string folderName)
    {
        var path = System.IO.Directory.CreateDirectory(Path.Combine(folder, folderName)).FullName;
        await Tool.RunAsync(folder, "chmod", ["700", path], CancellationToken.None);
        if (Environment.IsPrivilegedProcess)
            await Tool.RunAsync(folder, "chown", [$"{name}:", path], CancellationToken.None);
        return path;
    }
}
