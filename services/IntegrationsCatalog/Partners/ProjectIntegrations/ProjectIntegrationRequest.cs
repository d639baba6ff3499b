namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <summary>For an existing integration, missing fields keep their values.</summary>
/// <param name="Domain">The Cumulocity tenant: a host, or an address with scheme and port.</param>
internal sealed record ProjectIntegrationRequest(
    [property: JsonPropertyName("type")] string? Type = null,
    [property: JsonPropertyName("name")] string? Name = null,
    [property: JsonPropertyName("url")] string? Url = null,
    [property: JsonPropertyName("token")] string? Token = null,
    [property: JsonPropertyName("domain")] string? Domain = null,
    [property: JsonPropertyName("tenantId")] string? TenantId = null,
    [property: JsonPropertyName("user")] string? User = null,
    [property: JsonPropertyName("password")] string? Password = null,
    [property: JsonPropertyName("deviceTypes")] IReadOnlyList<string>? DeviceTypes = null,
    [property: JsonPropertyName("data")] bool? Data = null,
    [property: JsonPropertyName("events")] bool? Events = null,
    [property: JsonPropertyName("batchSize")] int? BatchSize = null)
{
    public const int MaxBatchSize = 100;

    public static ProjectIntegrationRequest Example { get; } = new(
        ProjectIntegrationTypes.Webhook,
        Name: "Yard management",
        Url: "https://yard.example/devices",
        Token: "what the platform recognizes us by",
        DeviceTypes: ["tag", "beacon"],
        Data: true,
        Events: true,
        BatchSize: 50);

    private static readonly string[] OfWebhooks = ["url", "token", "data", "events", "batchSize"];
    private static readonly string[] OfCumulocity = ["domain", "tenantId", "user", "password"];

    public static ProjectIntegrationRequest? ReadNew(BodyCheck check, JsonElement body)
    {
        if (!check.IsObject(body))
            return null;

        var type = check.RequiredText(body, "type", maxLength: 100);
        var request = Read(check, body, type);
        foreach (var field in Needed(type).Where(field => BodyCheck.Field(body, field) is null))
            check.Require(field);
        if (type is not (null or "" or ProjectIntegrationTypes.Webhook or ProjectIntegrationTypes.Cumulocity))
        {
            using var place = check.At("type");
            check.Fail("is neither webhook nor cumulocity");
        }

        return request;
    }

    /// <param name="check">Takes the faults.</param>
    /// <param name="body">The request.</param>
    /// <param name="known">Its type never changes, and its secret goes to no other origin.</param>
    public static ProjectIntegrationRequest? ReadChange(BodyCheck check, JsonElement body, ProjectIntegration known)
    {
        var type = known.Type;
        if (!check.IsObject(body))
            return null;
        if (check.Text(body, "type", maxLength: 100) is { } other && other != type)
        {
            using var place = check.At("type");
            check.Fail($"is {type}, and stays so");
        }

        var request = Read(check, body, type);
        if ((request.Url ?? request.Domain) is { } url && !WebOrigin.IsSame(url, known.Url) && SecretOf(known) is { } secret
            && BodyCheck.Field(body, secret) is null)
        {
            using var place = check.At(secret);
            check.Fail("is required for another origin");
        }

        return request;
    }

    private static string? SecretOf(ProjectIntegration known) =>
        known.Type == ProjectIntegrationTypes.Cumulocity ? "password" : known.Token is "" ? null : "token";

    private static ProjectIntegrationRequest Read(BodyCheck check, JsonElement body, string? type)
    {
        foreach (var field in Foreign(type).Where(field => BodyCheck.Field(body, field) is not null))
        {
            using var place = check.At(field);
            check.Fail($"is nothing that the type {type} has");
        }

        return new(
            type,
            check.Text(body, "name", 200),
            check.WebAddress(body, "url"),
            check.Text(body, "token", 1000),
            check.Domain(body, "domain"),
            check.LoginPart(body, "tenantId", forbidden: "/:"),
            check.LoginPart(body, "user", forbidden: ":"),
            check.LoginPart(body, "password", forbidden: ""),
            check.DeviceTypeList(body, "deviceTypes"),
            check.Flag(body, "data"),
            check.Flag(body, "events"),
            check.WholeNumber(body, "batchSize", 1, MaxBatchSize));
    }

    private static string[] Needed(string? type) => type switch
    {
        ProjectIntegrationTypes.Webhook => ["url"],
        ProjectIntegrationTypes.Cumulocity => OfCumulocity,
        _ => [],
    };

    private static string[] Foreign(string? type) => type switch
    {
        ProjectIntegrationTypes.Webhook => OfCumulocity,
        ProjectIntegrationTypes.Cumulocity => OfWebhooks,
        _ => [],
    };
}
