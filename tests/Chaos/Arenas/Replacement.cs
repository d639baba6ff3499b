namespace Icaro.Chaos.Arenas;

/// <summary>A service that is built elsewhere and takes the place of the one with this name.</summary>
internal sealed record Replacement(string Resource, string AssemblyPath)
{
    /// <summary>The last one who says how a project is started is heard: Aspire refuses another project in its place.</summary>
    public void Apply(IDistributedApplicationTestingBuilder builder) => builder.Project(Resource).WithLaunchToolArgs(context =>
    {
        context.Args.Add("exec");
        context.Args.Add(AssemblyPath);
    });
}
