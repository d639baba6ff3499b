using System.Net;

namespace Icaro.Testing;

/// <summary>Finds the process behind a connection of this machine.</summary>
public static class ConnectionOwner
{
    private static readonly string[] Connections = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>The process that holds this end of a connection; null when it has gone.</summary>
    public static int? Find(EndPoint client)
    {
        if (InodeOf(((IPEndPoint)client).Port) is not { } inode)
            return null;

        var socket = $"socket:[{inode}]";
        return ProcessTable.Ids().Cast<int?>().FirstOrDefault(id => Holds(id!.Value, socket));
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
}
