using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace Icaro.Chaos.Arenas;

/// <summary>A service that is built elsewhere and takes the place of the one with this name.</summary>
internal sealed record Replacement(string Resource, string ProjectPath)
{
    /// <summary>Its assembly is found beside the project, as that of any other service is.</summary>
    public void Apply(IDistributedApplicationTestingBuilder builder)
    {
        var annotations = builder.Project(Resource).Resource.Annotations;
        annotations.Remove(annotations.OfType<IProjectMetadata>().Single());
        annotations.Add(new BuiltProject(ProjectPath));
    }

    private sealed class BuiltProject(string projectPath) : IProjectMetadata
    {
        public string ProjectPath => projectPath;
    }
}
