using System.Runtime.ExceptionServices;
using MassTransit;

namespace Icaro.ServiceDefaults.Messaging;

/// <summary>
/// Gives a message back to its queue when it failed only because the service stops: its work was canceled, or it came when
/// the services that it needs were gone. Nobody would ever look for it in the error queue.
/// </summary>
internal sealed class ReturnWhenStopping : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.Exception is OperationCanceledException or ObjectDisposedException)
            ExceptionDispatchInfo.Throw(context.Exception);

        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("returnWhenStopping");
}
