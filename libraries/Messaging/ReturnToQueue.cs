using System.Runtime.ExceptionServices;
using MassTransit;

namespace Icaro.Messaging;

/// <summary>
/// Returns a message to its queue when it cannot be processed now, or fails while the service stops: the failure is not the message's,
/// which does not belong in the error queue.
/// </summary>
internal sealed class ReturnToQueue(IHostApplicationLifetime lifetime) : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.Exception is OperationCanceledException or ReturnToQueueException
            || lifetime.ApplicationStopping.IsCancellationRequested)
            ExceptionDispatchInfo.Throw(context.Exception);

        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("returnToQueue");
}
