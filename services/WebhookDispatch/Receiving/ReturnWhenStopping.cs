using System.Runtime.ExceptionServices;
using MassTransit;

namespace Icaro.WebhookDispatch.Receiving;

/// <summary>What is not stored when the service stops goes back to the queue; only what can never be stored goes to the error queue.</summary>
internal sealed class ReturnWhenStopping : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.Exception is OperationCanceledException)
            ExceptionDispatchInfo.Throw(context.Exception);

        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("returnWhenStopping");
}
