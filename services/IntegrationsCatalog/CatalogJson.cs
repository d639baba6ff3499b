namespace Icaro.IntegrationsCatalog;

/// <summary>The JSON of the service. <see cref="JsonSerializerContext"/> generates the types once; each format is an instance.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AccountChange))]
[JsonSerializable(typeof(ActivityState))]
[JsonSerializable(typeof(ApiVersionsResponse))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(BrowserSession))]
[JsonSerializable(typeof(CreatedApiKeyResponse))]
[JsonSerializable(typeof(CreatedDisclaimerResponse))]
[JsonSerializable(typeof(CreatedIntegrationResponse))]
[JsonSerializable(typeof(CreatedLinkResponse))]
[JsonSerializable(typeof(CreatedResponse))]
[JsonSerializable(typeof(CredentialsResponse))]
[JsonSerializable(typeof(EditResponse))]
[JsonSerializable(typeof(EnterResponse))]
[JsonSerializable(typeof(GraphResponse))]
[JsonSerializable(typeof(GuestListing))]
[JsonSerializable(typeof(HotspotChange))]
[JsonSerializable(typeof(HotspotPortal))]
[JsonSerializable(typeof(IntegrationRequest))]
[JsonSerializable(typeof(InvalidRequest))]
[JsonSerializable(typeof(List<AccountIntegrationResponse>))]
[JsonSerializable(typeof(List<AccountPreferenceResponse>))]
[JsonSerializable(typeof(List<ApiKeyResponse>))]
[JsonSerializable(typeof(List<CardResponse>))]
[JsonSerializable(typeof(List<DataResponse>))]
[JsonSerializable(typeof(List<DeviceResponse>))]
[JsonSerializable(typeof(List<DisclaimerResponse>))]
[JsonSerializable(typeof(List<EnabledIntegration>))]
[JsonSerializable(typeof(List<HotspotPreferenceResponse>))]
[JsonSerializable(typeof(List<IntegrationResponse>))]
[JsonSerializable(typeof(List<LinkResponse>))]
[JsonSerializable(typeof(List<ListedConnection>))]
[JsonSerializable(typeof(List<ListedModule>))]
[JsonSerializable(typeof(List<ProjectIntegrationResponse>))]
[JsonSerializable(typeof(List<ProjectResponse>))]
[JsonSerializable(typeof(List<QuotaResponse>))]
[JsonSerializable(typeof(List<SubscriptionPlanResponse>))]
[JsonSerializable(typeof(Listing<AccountResponse>))]
[JsonSerializable(typeof(Listing<HotspotResponse>))]
[JsonSerializable(typeof(Listing<ListedLogin>))]
[JsonSerializable(typeof(Listing<UnitResponse>))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(LoginResponse))]
[JsonSerializable(typeof(MarketplaceError))]
[JsonSerializable(typeof(ConnectResponse))]
[JsonSerializable(typeof(ModuleApiError))]
[JsonSerializable(typeof(ModuleEdit))]
[JsonSerializable(typeof(ModuleRequest))]
[JsonSerializable(typeof(ModuleResponse))]
[JsonSerializable(typeof(NewAccount))]
[JsonSerializable(typeof(NewApiKey))]
[JsonSerializable(typeof(NewDisclaimer))]
[JsonSerializable(typeof(NewHotspot))]
[JsonSerializable(typeof(NewLink))]
[JsonSerializable(typeof(NewUnit))]
[JsonSerializable(typeof(OpenedLinkResponse))]
[JsonSerializable(typeof(PopupResponse))]
[JsonSerializable(typeof(PreferenceRequest))]
[JsonSerializable(typeof(RefusedMessagesResponse))]
[JsonSerializable(typeof(RetriedMessagesResponse))]
[JsonSerializable(typeof(RegistrationRequest))]
[JsonSerializable(typeof(RotationRequest))]
[JsonSerializable(typeof(RotationResponse))]
[JsonSerializable(typeof(ScopesResponse))]
[JsonSerializable(typeof(SealedValuesResponse))]
[JsonSerializable(typeof(SecretResponse))]
[JsonSerializable(typeof(SmsPack))]
[JsonSerializable(typeof(SmsResponse))]
[JsonSerializable(typeof(SmsWarning))]
[JsonSerializable(typeof(StatusResponse))]
[JsonSerializable(typeof(StoredDataResponse))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(SystemInfoResponse))]
[JsonSerializable(typeof(TotalResponse))]
[JsonSerializable(typeof(UnitChange))]
[JsonSerializable(typeof(WebhookBody))]
internal sealed partial class CatalogJson : JsonSerializerContext
{
    /// <summary>For responses with base64, which people copy from a terminal: + stays +, where the default writes \u002B.</summary>
    public static CatalogJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The partners' integrations: names are declared on the types, and missing values are left out.</summary>
    public static CatalogJson Partners { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The format of RetailCRM, which modules use.</summary>
    public static CatalogJson Modules { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

    /// <summary>Values that only this service reads: sealed columns and cookies.</summary>
    public static CatalogJson Stored { get; } = new(new JsonSerializerOptions());
}
