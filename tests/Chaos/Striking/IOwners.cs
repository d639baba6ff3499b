using System.Net;

namespace Icaro.Chaos.Striking;

/// <summary>The processes at the other ends of connections.</summary>
internal interface IOwners
{
    /// <summary>SIGKILL to the process at this end of a connection.</summary>
    void KillOwner(EndPoint client);

    /// <summary>SIGSTOP, and SIGCONT after a while.</summary>
    Task PauseOwnerAsync(EndPoint client, TimeSpan duration, CancellationToken cancellationToken);
}
