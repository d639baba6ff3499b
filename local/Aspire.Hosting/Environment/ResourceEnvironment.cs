using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>What a replica finds in its environment, as text, in the moment when it starts.</summary>
internal static class ResourceEnvironment
{
    public static async Task<Dictionary<string, string>> ResolveAsync(Launch launch, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(launch.ExecutionContext, launch.Resource, cancellationToken: cancellationToken)
        {
            Replica = launch.Replica,
        };
        foreach (var annotation in launch.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context);

        var resolved = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            var text = value is IValueProvider provider ? await provider.GetValueAsync(cancellationToken) : value.ToString();
            if (text is not null)
                resolved[name] = text;
        }

        return resolved;
    }
}
