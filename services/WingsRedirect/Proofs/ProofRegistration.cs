namespace Icaro.WingsRedirect.Proofs;

internal static class ProofRegistration
{
    public static void AddProofs(this IHostApplicationBuilder builder)
    {
        builder.AddServiceClient<ProofLedger>("integrations-catalog").WithServiceKey();
        builder.Services.AddSingleton<ProofSeal>();
        builder.Services.AddSingleton<VerifiedProofs>();
        builder.Services.AddSingleton<IVerifiedProofs>(provider => provider.GetRequiredService<VerifiedProofs>());
    }

    public static void AddProofVerified(this IBusRegistrationConfigurator bus, ReplicaQueue queue) =>
        bus.AddConsumer<ProofVerifiedConsumer>().Endpoint(queue.Configure);
}
