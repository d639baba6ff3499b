namespace Icaro.WingsRedirect;

/// <summary>The queue that is this replica's own. Every replica hears of everything.</summary>
internal sealed class ReplicaQueue
{
    private readonly string _replicaId = Guid.CreateVersion7().ToString("N");

    public void Configure(IEndpointRegistrationConfigurator endpoint)
    {
        endpoint.Name = "wings-redirect";
        endpoint.UseReplicaQueue(_replicaId);
    }
}
