using System.Runtime.ExceptionServices;
using MassTransit;

namespace Icaro.WebhookDispatch.Receiving;

/// <summary>What is not stored when the service stops goes back to the queue; only what can never be stored goes to the error queue.</summary>
internal sealed class ReturnWhenStopping(IHostApplicationLifetime lifetime) : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        // What fails in a service that is being taken apart says nothing about the message.
        if (context.Exception is OperationCanceledException || lifetime.ApplicationStopping.IsCancellationRequested)
            ExceptionDispatchInfo.Throw(context.Exception);

        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("returnWhenStopping");
}
