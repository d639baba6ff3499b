namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>Missing fields keep their values. For a new integration they are empty, false or generated.</summary>
internal sealed record IntegrationRequest(
    string? Name,
    string? Description,
    string? Site,
    string? Logo,
    string? WebhookUrl,
    string? WebhookToken,
    string? SigningSecret,
    string? PreAuthRedirectUrl,
    string? PostAuthRedirectUrl,
    string? Privacy,
    string? Confirmation,
    string? Data,
    bool? SendsPasswordHash) : IRequestBody<IntegrationRequest>
{
    public static JsonTypeInfo<IntegrationRequest> Json => CatalogJson.Default.IntegrationRequest;

    public static IntegrationRequest Empty { get; } =
        new(null, null, null, null, null, null, null, null, null, null, null, null, null);

    public static IntegrationRequest Example { get; } = Empty with
    {
        Name = "External Platform",
        Description = "Loyalty for guests",
        WebhookUrl = "https://platform.example/webhook",
        PostAuthRedirectUrl = "https://platform.example/welcome",
    };

    /// <summary>The original's columns hold that much.</summary>
    private const int MaxText = 250;

    public string? FindFault() => new FieldCheck()
        .Optional(Name, MaxText)
        .Check(Name is null || !string.IsNullOrWhiteSpace(Name), nameof(Name), "is empty")
        .Optional(Description, 2000)
        .Url(Site)
        .Logo(Logo)
        .Url(WebhookUrl)
        .Check(WebhookUrl is not "", nameof(WebhookUrl), "is empty")
        .WebhookToken(WebhookToken)
        .SigningSecret(SigningSecret)
        .Url(PreAuthRedirectUrl)
        .Url(PostAuthRedirectUrl)
        .Optional(Privacy, 100_000)
        .Check(Confirmation is null or Confirmations.None or Confirmations.Signed, nameof(Confirmation), "is neither none nor signed")
        .Check(Data is null or GuestData.Full or GuestData.Minimal, nameof(Data), "is neither full nor minimal")
        .Fault;

    public string? FindMissingField() => new FieldCheck()
        .Check(Name is not null, nameof(Name), "is required")
        .Check(WebhookUrl is not null, nameof(WebhookUrl), "is required")
        .Fault;

    /// <summary>Only the webhook is called by this system. The other URLs are for browsers.</summary>
    public string? FindEgressFault(EgressPolicy egress) => new FieldCheck().Callable(WebhookUrl, egress).Fault;

    /// <summary>The stored token is for the origin that it was given for.</summary>
    public string? FindMissingToken(Integration known) => new FieldCheck()
        .Check(
            WebhookUrl is null || !string.IsNullOrEmpty(WebhookToken) || WebOrigin.IsSame(WebhookUrl, known.WebhookUrl),
            nameof(WebhookToken), "is required for another origin")
        .Fault;

    public Integration ToIntegration(DateTimeOffset now)
    {
        var integration = new Integration
        {
            Name = "",
            WebhookUrl = "",
            // The length of an AES-256 key, which auth_login_url uses it as.
            WebhookToken = RandomNumberGenerator.GetHexString(32, lowercase: true),
            SigningSecret = Model.SigningSecret.Create(),
            Created = now,
        };
        ApplyTo(integration);
        return integration;
    }

    /// <returns>Whether the dispatcher must be notified.</returns>
    public bool ApplyTo(Integration integration)
    {
        var endpoint = (integration.WebhookUrl, integration.WebhookToken, integration.SigningSecret);
        integration.Name = Name ?? integration.Name;
        integration.Description = Description ?? integration.Description;
        integration.Site = Site ?? integration.Site;
        integration.Logo = Logo ?? integration.Logo;
        integration.WebhookUrl = WebhookUrl ?? integration.WebhookUrl;
        integration.WebhookToken = string.IsNullOrEmpty(WebhookToken) ? integration.WebhookToken : WebhookToken;
        integration.SigningSecret = string.IsNullOrEmpty(SigningSecret) ? integration.SigningSecret : SigningSecret;
        integration.PreAuthRedirectUrl = PreAuthRedirectUrl ?? integration.PreAuthRedirectUrl;
        integration.PostAuthRedirectUrl = PostAuthRedirectUrl ?? integration.PostAuthRedirectUrl;
        integration.Privacy = Privacy ?? integration.Privacy;
        integration.Confirmation = Confirmation ?? integration.Confirmation;
        integration.Data = Data ?? integration.Data;
        integration.SendsPasswordHash = SendsPasswordHash ?? integration.SendsPasswordHash;
        return endpoint != (integration.WebhookUrl, integration.WebhookToken, integration.SigningSecret);
    }
}
