using MassTransit;

namespace Icaro.WingsRedirect.Proofs;

internal static class ProofRegistration
{
    public static void AddProofs(this IServiceCollection services)
    {
        services.AddSingleton<ProofSeal>();
        services.AddSingleton<VerifiedProofs>();
        services.AddSingleton<IVerifiedProofs>(provider => provider.GetRequiredService<VerifiedProofs>());
    }

    public static void AddProofVerified(this IBusRegistrationConfigurator bus, ReplicaQueue queue) =>
        bus.AddConsumer<ProofVerifiedConsumer>().Endpoint(queue.Configure);
}
