using System.Runtime.ExceptionServices;
using MassTransit;

namespace Icaro.Messaging;

/// <summary>
/// Gives a message back to its queue when it failed while the service stops: what fails in a service that is being taken
/// apart says nothing about the message, and nobody would look for it in the error queue.
/// </summary>
internal sealed class ReturnWhenStopping(IHostApplicationLifetime lifetime) : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.Exception is OperationCanceledException || lifetime.ApplicationStopping.IsCancellationRequested)
            ExceptionDispatchInfo.Throw(context.Exception);

        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("returnWhenStopping");
}
