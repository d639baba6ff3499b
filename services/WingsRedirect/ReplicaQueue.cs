using MassTransit;

namespace Icaro.WingsRedirect;

/// <summary>The queue that is this replica's own and goes with it. Every replica hears of everything.</summary>
internal static class ReplicaQueue
{
    public const string Name = "wings-redirect";

    private static readonly string ReplicaId = Guid.CreateVersion7().ToString("N");

    public static void Configure(IEndpointRegistrationConfigurator endpoint)
    {
        endpoint.Name = Name;
        endpoint.InstanceId = ReplicaId;
        endpoint.Temporary = true;
    }
}
