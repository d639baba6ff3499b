namespace Aspire.Hosting.ApplicationModel;

public abstract class Resource : IResource
{
    /// <exception cref="ArgumentException">The name is not made of letters, digits and single hyphens, or is longer than 64.</exception>
    protected Resource(string name)
    {
        ResourceName.Validate(name);
        Name = name;
    }

    public virtual string Name { get; }

    public virtual ResourceAnnotationCollection Annotations { get; } = [];
}
