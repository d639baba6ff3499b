using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Icaro.WebhookDispatch.Tests;

public sealed class ArchitectureTests
{
    private const string Root = "Icaro.WebhookDispatch.";

    /// <summary>The rooms of the service, and which others each may use. Types of the root namespace may use all rooms.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Lanes"] = [],
        ["Rollups"] = [],
        ["Endpoints"] = ["Lanes", "Rollups"],
        ["Intake"] = ["Endpoints", "Lanes", "Rollups"],
        ["Sending"] = ["Endpoints", "Lanes", "Rollups"],
        ["Operations"] = ["Endpoints", "Lanes", "Rollups", "Sending"],
    };

    private static readonly Architecture Service = new ArchLoader().LoadAssemblies(typeof(Program).Assembly).Build();

    [Fact]
    public void Rooms_depend_on_each_other_in_one_direction()
    {
        var dependencies = Service.Types.SelectMany(type => type.Dependencies)
            .Select(dependency => (From: RoomOf(dependency.Origin), To: RoomOf(dependency.Target), dependency.Origin, dependency.Target))
            .Where(dependency => dependency is { From: not null, To: not null } && dependency.From != dependency.To)
            .ToList();

        Assert.NotEmpty(dependencies);
        Assert.Equal([], dependencies
            .Where(dependency => !Allowed[dependency.From!].Contains(dependency.To))
            .Select(dependency => $"{dependency.Origin.FullName} -> {dependency.Target.FullName}")
            .Distinct());
    }

    /// <returns>Null for types of the root namespace, of migrations, and of other assemblies.</returns>
    private static string? RoomOf(IType type) =>
        type.Namespace?.FullName is { } name && name.StartsWith(Root, StringComparison.Ordinal)
        && name[Root.Length..].Split('.')[0] is var room and not "Migrations"
            ? room
            : null;
}
