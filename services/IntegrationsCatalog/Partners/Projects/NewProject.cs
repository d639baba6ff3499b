namespace Icaro.IntegrationsCatalog.Partners.Projects;

/// <param name="ProjectId">Generated when missing.</param>
internal sealed record NewProject(
    [property: JsonPropertyName("projectId")] string? ProjectId,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("description")] string? Description)
{
    public static NewProject Example { get; } = new(null, "Harbour", "Cranes and quays");

    public static NewProject? Read(BodyCheck check, JsonElement body) => !check.IsObject(body) ? null : new(
        check.Id(body, "projectId"),
        check.RequiredText(body, "name", 200),
        check.Text(body, "description", 2000));

    public Hotspot ToHotspot(int accountId, DateTimeOffset now) => new()
    {
        Uuid = ProjectId ?? Guid.NewGuid().ToString(),
        AccountId = accountId,
        Name = Name!,
        Description = Description ?? "",
        Created = now,
    };
}

internal sealed record ProjectResponse(
    [property: JsonPropertyName("projectId")] string ProjectId,
    [property: JsonPropertyName("organizationId")] string OrganizationId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("description")] string Description)
{
    public static ProjectResponse Example { get; } =
        new("4f9d1c4e-7f0b-4e52-9b1a-6d2f0c8a3e71", "5b1c0e3c-6a55-4ab3-8f5c-0d6d1c8c2f11", "Harbour", "Cranes and quays");

    public static ProjectResponse Of(Project project) => new(project.ProjectId, project.OrganizationId, project.Name, project.Description);
}
