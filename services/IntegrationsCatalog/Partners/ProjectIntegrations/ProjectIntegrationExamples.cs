namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <summary>For the documentation.</summary>
internal static class ProjectIntegrationExamples
{
    public static readonly ProjectIntegrationRequest New = new(
        ProjectIntegrationTypes.Webhook,
        Name: "Yard management",
        Url: "https://yard.example/devices",
        Token: "what the platform recognizes us by",
        DeviceTypes: ["tag", "beacon"],
        Data: true,
        Events: true,
        BatchSize: 50);

    public static readonly ProjectIntegrationRequest Change = new(DeviceTypes: ["tag"]);

    public static readonly ProjectIntegrationAnswer Answer = new(
        "17", ProjectIntegrationTypes.Webhook, "Yard management", "https://yard.example/devices", null, null, null, ["beacon", "tag"],
        true, true, 50, null, null, new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));

    public static readonly ProjectIntegrationAnswer Created = Answer with { SigningSecret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3" };

    public static readonly ProjectIntegrationAnswer Cumulocity = new(
        "18", ProjectIntegrationTypes.Cumulocity, "Cumulocity", null, "https://tenant.cumulocity.com", "t1234", "icaro", DeviceTypes.All,
        null, null, null, null, "unauthorized", new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero));
}
