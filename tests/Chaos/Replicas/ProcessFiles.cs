using System.Globalization;
using System.Net;

namespace Icaro.Chaos.Replicas;

/// <summary>What Linux tells about processes under <c>/proc</c>.</summary>
internal static class ProcessFiles
{
    private static readonly string[] Connections = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>The process that holds this end of a connection of this machine; null when it has gone.</summary>
    public static int? OwnerOf(EndPoint client)
    {
        if (InodeOf(((IPEndPoint)client).Port) is not { } inode)
            return null;

        var socket = $"socket:[{inode}]";
        return Ids().Cast<int?>().FirstOrDefault(id => Holds(id!.Value, socket));
    }

    /// <summary>The process and all that it started, and so on.</summary>
    public static IReadOnlyList<int> FamilyOf(int processId)
    {
        var children = Ids().ToLookup(ParentOf);
        List<int> family = [processId];
        for (var i = 0; i < family.Count; i++)
            family.AddRange(children[family[i]]);
        return family;
    }

    /// <summary>A client's port belongs to one connection at a time: the line of its own end has it as the local port.</summary>
    private static string? InodeOf(int port)
    {
        const int localAddress = 1, inode = 9;
        var suffix = $":{port:X4}";
        return Connections
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(fields => fields[localAddress].EndsWith(suffix, StringComparison.Ordinal) && fields[inode] != "0")?[inode];
    }

    private static IEnumerable<int> Ids() => Directory.EnumerateDirectories("/proc")
        .Select(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    private static bool Holds(int processId, string socket)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{processId}/fd").Any(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name == socket);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int ParentOf(int processId)
    {
        try
        {
            // The name in parentheses may hold anything; the state and the parent follow it.
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
