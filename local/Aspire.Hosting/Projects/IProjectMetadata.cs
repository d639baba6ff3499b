using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a referenced project is. Implemented by the classes <c>Projects.X</c>, which the build generates.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    string ProjectPath { get; }

    /// <summary>The built program. Aspire asks the SDK for it; here the build writes it down.</summary>
    string AssemblyPath { get; }
}
