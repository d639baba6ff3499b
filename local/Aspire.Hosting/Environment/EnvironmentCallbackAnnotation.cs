namespace Aspire.Hosting.ApplicationModel;

public interface IResourceWithEnvironment : IResource;

/// <summary>Adds variables to the environment of a resource, each time one of its replicas starts.</summary>
public class EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback) : IResourceAnnotation
{
    public EnvironmentCallbackAnnotation(Action<EnvironmentCallbackContext> callback)
        : this(context =>
        {
            callback(context);
            return Task.CompletedTask;
        })
    {
    }

    public Func<EnvironmentCallbackContext, Task> Callback => callback;
}
