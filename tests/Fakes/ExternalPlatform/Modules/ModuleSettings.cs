namespace Icaro.ExternalPlatform.Modules;

/// <summary>A module that this platform offers, and how it is told to behave; by default well.</summary>
/// <param name="Secret">Of its card in the marketplace.</param>
/// <param name="Scopes">What it asks for.</param>
/// <param name="EditFormat">How it writes its calls: <c>form</c>, <c>brackets</c> or <c>json</c>.</param>
/// <param name="HasWebhook">Whether it declares a webhook for hotspots.</param>
/// <param name="ClientId">The same for each connection, instead of 256 random bits.</param>
/// <param name="Misbehavior">One of <see cref="Misbehaviors"/>; null for none.</param>
internal sealed record ModuleSettings(
    string Secret,
    IReadOnlyList<string>? Scopes = null,
    string EditFormat = "form",
    bool HasWebhook = false,
    string? ClientId = null,
    string? Misbehavior = null)
{
    public IReadOnlyList<string> WantedScopes => Scopes ?? ["integration_read", "integration_write"];
}

internal static class Misbehaviors
{
    // In its configuration.
    public const string ConfigNotJson = "config_not_json";
    public const string ConfigWithoutRegisterUrl = "config_without_register_url";
    public const string ConfigPrivateAddress = "config_private_address";
    public const string ConfigOtherScheme = "config_other_scheme";

    // In its call to the system.
    public const string NeverEdits = "never_edits";
    public const string WrongCode = "wrong_code";

    // In its answer, after a call that was right.
    public const string Refuses = "refuses";
    public const string Unauthorized = "unauthorized";
    public const string WrongSuccess = "wrong_success";
    public const string EmptyBody = "empty_body";
    public const string NoAccountUrl = "no_account_url";
    public const string Slow = "slow";
}

[JsonSerializable(typeof(ModuleSettings))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true)]
internal sealed partial class ModuleSettingsJson : JsonSerializerContext;
