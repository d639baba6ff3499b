namespace Icaro.WingsRedirect.Confirmations;

/// <summary>What the consumer, which the bus wants to be public, sees.</summary>
public interface IConfirmedGuests
{
    void Learn(GuestConfirmed confirmed);
}

public sealed class GuestConfirmedConsumer(IConfirmedGuests guests) : IConsumer<GuestConfirmed>
{
    public Task Consume(ConsumeContext<GuestConfirmed> context)
    {
        guests.Learn(context.Message);
        return Task.CompletedTask;
    }
}
