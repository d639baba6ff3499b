namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <param name="SigningSecret">Only in the response to POST, and only for webhooks.</param>
/// <param name="DisabledReason">Why nothing is pushed; missing while it is.</param>
internal sealed record ProjectIntegrationResponse(
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
    public static readonly ProjectIntegrationResponse Example = new(
        "17", ProjectIntegrationTypes.Webhook, "Yard management", "https://yard.example/devices", null, null, null, ["beacon", "tag"],
        true, true, 50, null, null, new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static readonly ProjectIntegrationResponse CumulocityExample = new(
        "18", ProjectIntegrationTypes.Cumulocity, "Cumulocity", null, "https://tenant.cumulocity.com", "t1234", "icaro",
        Model.DeviceTypes.All, null, null, null, null, "unauthorized", new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static ProjectIntegrationResponse Of(ProjectIntegration integration)
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
