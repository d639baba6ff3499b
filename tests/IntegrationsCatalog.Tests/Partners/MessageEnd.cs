namespace Icaro.IntegrationsCatalog.Tests.Partners;

/// <summary>Sees that the catalog is done with a message, whatever came of it.</summary>
internal sealed class MessageEnd<T>(T message) : IConsumeMessageObserver<T>
    where T : class
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WaitAsync() => _seen.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    public Task PreConsume(ConsumeContext<T> context) => Task.CompletedTask;

    public Task PostConsume(ConsumeContext<T> context)
    {
        if (context.Message.Equals(message))
            _seen.TrySetResult();
        return Task.CompletedTask;
    }

    public Task ConsumeFault(ConsumeContext<T> context, Exception exception) => Task.CompletedTask;
}
