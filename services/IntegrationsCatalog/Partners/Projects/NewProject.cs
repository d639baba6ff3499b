namespace Icaro.IntegrationsCatalog.Partners.Projects;

/// <param name="ProjectId">Generated when not given.</param>
internal sealed record NewProject(
    [property: JsonPropertyName("projectId")] string? ProjectId,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("description")] string? Description)
{
    public static readonly NewProject Example = new(null, "Harbour", "Cranes and quays");

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

[JsonSerializable(typeof(NewProject))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class NewProjectJson : JsonSerializerContext;
