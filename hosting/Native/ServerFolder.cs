namespace Icaro.Hosting.Native;

/// <summary>The folder of one native server, which the server's own user can reach.</summary>
internal static class ServerFolder
{
    private const string Unreachable = "/var/lib/icaro-aspire";

    private const UnixFileMode EverybodyMayEnter =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>
    /// Servers refuse to run as root and get a user of their own then. Where a folder above the data is closed to that user, such as
    /// <c>/root</c>, the server's folder is below /var/lib, by a random name that is kept with the data: who deletes the data, and the
    /// keys with it, starts on nothing instead of on data that no key opens.
    /// </summary>
    public static string Prepare(DataFolder data, string server)
    {
        if (OperatingSystem.IsWindows())
            throw new DistributedApplicationException("Native servers run on Linux and macOS: start a container engine.");

        Directory.CreateDirectory(data.Path);
        var folder = !Environment.IsPrivilegedProcess || IsOpen(data.Path)
            ? data.Combine(server)
            : Path.Combine(Unreachable, data.Secrets.GetOrAdd("folder", NewFolderName), server);
        Directory.CreateDirectory(folder, EverybodyMayEnter);
        return folder;
    }

    private static string NewFolderName() => RandomNumberGenerator.GetHexString(12, lowercase: true);

    private static bool IsOpen(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (!folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }
        return true;
    }
}
