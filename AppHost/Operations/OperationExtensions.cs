namespace Icaro.AppHost.Operations;

internal static class OperationExtensions
{
    /// <summary>Adds a command to the resource's menu. What it returns, or why it failed, is shown to the operator.</summary>
    public static IResourceBuilder<T> WithOperation<T>(
        this IResourceBuilder<T> resource,
        string name,
        string displayName,
        CommandOptions options,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> operation)
        where T : IResource
    {
        options.UpdateState ??= context =>
            context.ResourceSnapshot.State?.Text == KnownResourceStates.Running
                ? ResourceCommandState.Enabled
                : ResourceCommandState.Disabled;
        return resource.WithCommand(name, displayName, RunAsync, options);

        async Task<ExecuteCommandResult> RunAsync(ExecuteCommandContext context)
        {
            try
            {
                return await operation(context);
            }
            catch (Exception failure) when (failure is OperationFailedException or HttpRequestException)
            {
                return CommandResults.Failure(failure.Message);
            }
        }
    }

    /// <summary>The number that the operator entered.</summary>
    public static int Number(this ExecuteCommandContext context, string argument) =>
        int.TryParse(context.Arguments[argument].Value, out var number) && number > 0
            ? number
            : throw new OperationFailedException($"{context.Arguments[argument].Label} must be a positive number.");

    public static InteractionInput NumberInput(string name, string label, string value) =>
        new() { Name = name, Label = label, InputType = InputType.Number, Required = true, Value = value };
}
