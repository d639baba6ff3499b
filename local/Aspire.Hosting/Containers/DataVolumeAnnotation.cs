using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>The resource keeps its data between runs, in this folder of the data folder.</summary>
internal sealed record DataVolumeAnnotation(string Name) : IResourceAnnotation
{
    /// <exception cref="NotSupportedException">A native server cannot run on data that it may not write.</exception>
    public static DataVolumeAnnotation For(IResource resource, string? name, bool isReadOnly) =>
        isReadOnly
            ? throw new NotSupportedException($"A read-only volume for '{resource.Name}' needs a container runtime.")
            : new(name ?? resource.Name);
}
