namespace Icaro.WingsRedirect.Proofs;

/// <summary>What the consumer, which the bus wants to be public, sees.</summary>
public interface IVerifiedProofs
{
    void Learn(ProofVerified verified);
}

public sealed class ProofVerifiedConsumer(IVerifiedProofs proofs) : IConsumer<ProofVerified>
{
    public Task Consume(ConsumeContext<ProofVerified> context)
    {
        proofs.Learn(context.Message);
        return Task.CompletedTask;
    }
}
