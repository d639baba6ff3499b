namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <param name="SigningSecret">Only in the answer to POST, and only for webhooks.</param>
/// <param name="DisabledReason">Why nothing is pushed; left out while it is.</param>
internal sealed record ProjectIntegrationAnswer(
    [property: JsonPropertyName("integrationId")] string IntegrationId,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("url")] string? Url,
    [property: JsonPropertyName("domain")] string? Domain,
    [property: JsonPropertyName("tenantId")] string? TenantId,
    [property: JsonPropertyName("user")] string? User,
    [property: JsonPropertyName("deviceTypes")] IReadOnlyList<string> DeviceTypes,
    [property: JsonPropertyName("data")] bool? Data,
    [property: JsonPropertyName("events")] bool? Events,
    [property: JsonPropertyName("batchSize")] int? BatchSize,
    [property: JsonPropertyName("signingSecret")] string? SigningSecret,
    [property: JsonPropertyName("disabledReason")] string? DisabledReason,
    [property: JsonPropertyName("created")] DateTimeOffset Created)
{
    public static ProjectIntegrationAnswer Of(ProjectIntegration integration)
    {
        var isWebhook = integration.Type == ProjectIntegrationTypes.Webhook;
        return new(
            integration.Id.ToString(CultureInfo.InvariantCulture),
            integration.Type,
            integration.Name,
            isWebhook ? integration.Url : null,
            isWebhook ? null : integration.Url,
            integration.TenantId,
            integration.User,
            integration.DeviceTypes,
            isWebhook ? integration.Data : null,
            isWebhook ? integration.Events : null,
            isWebhook ? integration.BatchSize : null,
            SigningSecret: null,
            integration.DisabledReason,
            integration.Created);
    }
}

[JsonSerializable(typeof(ProjectIntegrationAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ProjectIntegrationAnswer>))]
internal sealed partial class ProjectIntegrationAnswerJson : JsonSerializerContext
{
    /// <summary>The signing secret is copied out of a terminal: + stays +, where the default writes \u002B.</summary>
    public static ProjectIntegrationAnswerJson Plain { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
