namespace Icaro.IntegrationsCatalog.Partners.Projects;

internal sealed record ProjectAnswer(
    [property: JsonPropertyName("projectId")] string ProjectId,
    [property: JsonPropertyName("organizationId")] string OrganizationId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("description")] string Description)
{
    public static readonly ProjectAnswer Example =
        new("4f9d1c4e-7f0b-4e52-9b1a-6d2f0c8a3e71", "5b1c0e3c-6a55-4ab3-8f5c-0d6d1c8c2f11", "Harbour", "Cranes and quays");

    public static ProjectAnswer Of(Project project) => new(project.ProjectId, project.OrganizationId, project.Name, project.Description);
}

[JsonSerializable(typeof(ProjectAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ProjectAnswer>))]
internal sealed partial class ProjectAnswerJson : JsonSerializerContext;
