namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>The configuration of a box. Missing fields keep their value; those of a new box get a default or are generated.</summary>
/// <param name="SealedSecret">Replaces the secret in an export, for installations with the same key ring.</param>
/// <param name="SealedDecisionSecret">Replaces the decision secret likewise.</param>
internal sealed record BoxRequest(
    string? RegistrationNumber,
    string? Name,
    string? BaseUrl,
    bool? Encrypted,
    string? Version,
    bool? Unsalted,
    string? LapiName,
    string? SiName,
    bool? Callback,
    List<string>? LogonTypes,
    string? Decision,
    int? TicketTemplate,
    string? DecisionUrl,
    string? DecisionSecret,
    List<string>? PmsFields,
    List<string>? PmsInputs,
    string? PmsUrl,
    Dictionary<string, string>? RefreshPages,
    Dictionary<string, BoxTexts>? Texts,
    string? Logo,
    string? Language,
    string? Secret,
    byte[]? SealedSecret,
    byte[]? SealedDecisionSecret) : IValidatedBody<BoxRequest>
{
    public static JsonTypeInfo<BoxRequest> Json => LoginApiJson.Default.BoxRequest;

    public FieldCheck Validate() => new FieldCheck()
        .Optional(Name, 200)
        .WebAddress(BaseUrl)
        .Version(Version)
        .ParameterName(LapiName)
        .ParameterName(SiName)
        .Check(LapiName is null || LapiName != SiName, nameof(SiName), "is the same as lapi_name")
        .LogonTypes(LogonTypes)
        .OneOf(Decision, DecisionKind.All)
        .WebAddress(DecisionUrl)
        .DecisionSecret(DecisionSecret)
        .Check(TicketTemplate is null or > 0, nameof(TicketTemplate), "is not a number above 0")
        .PmsFields(PmsFields)
        .PmsInputs(PmsInputs)
        .WebAddress(PmsUrl)
        .RefreshPages(RefreshPages)
        .Texts(Texts)
        .Logo(Logo)
        .Language(Language)
        .Secret(Secret);

    /// <summary>Checks the fields that a new box requires.</summary>
    public FieldCheck ValidateNew() => new FieldCheck()
        .Check(RegistrationNumber is not null, nameof(RegistrationNumber), "is required")
        .Check(
            RegistrationNumber is null || Protocol.RegistrationNumber.IsWellFormed(RegistrationNumber),
            nameof(RegistrationNumber),
            $"is not up to {Protocol.RegistrationNumber.MaxLength} digits")
        .Check(!string.IsNullOrEmpty(BaseUrl), nameof(BaseUrl), "is required");

    /// <summary>The stored secret is for the origin that it was given for.</summary>
    public FieldCheck ValidateChange(Box known) => new FieldCheck()
        .Check(
            string.IsNullOrEmpty(DecisionUrl) || known.DecisionSecret is null || !string.IsNullOrEmpty(DecisionSecret)
                || WebOrigin.IsSame(DecisionUrl, known.DecisionUrl),
            nameof(DecisionSecret), "is required for another origin");

    public Box ToBox(DateTimeOffset now)
    {
        var box = new Box
        {
            RegistrationNumber = RegistrationNumber!,
            BaseUrl = BaseUrl!,
            Secret = Secret ?? BoxSecret.Generate(),
            Created = now,
        };
        ApplyTo(box, now);
        return box;
    }

    public void ApplyTo(Box box, DateTimeOffset now)
    {
        box.Name = Name ?? box.Name;
        box.BaseUrl = string.IsNullOrEmpty(BaseUrl) ? box.BaseUrl : BaseUrl;
        box.Encrypted = Encrypted ?? box.Encrypted;
        box.Version = Version ?? box.Version;
        box.Unsalted = Unsalted ?? box.Unsalted;
        box.LapiName = LapiName ?? box.LapiName;
        box.SiName = SiName ?? box.SiName;
        box.Callback = Callback ?? box.Callback;
        box.LogonTypes = LogonTypes ?? box.LogonTypes;
        box.Decision = Decision ?? box.Decision;
        box.DecisionUrl = DecisionUrl ?? box.DecisionUrl;
        box.DecisionSecret = string.IsNullOrEmpty(DecisionSecret) ? box.DecisionSecret : DecisionSecret;
        box.TicketTemplate = TicketTemplate ?? box.TicketTemplate;
        box.PmsInputs = PmsInputs ?? box.PmsInputs;
        box.PmsFields = PmsFields ?? box.PmsFields;
        box.PmsUrl = PmsUrl ?? box.PmsUrl;
        box.RefreshPages = RefreshPages ?? box.RefreshPages;
        box.Texts = Texts ?? box.Texts;
        box.Logo = Logo ?? box.Logo;
        box.Language = Language ?? box.Language;
        box.Secret = Secret ?? box.Secret;
        box.Updated = now;
    }

    /// <summary>Omits the secrets.</summary>
    public override string ToString() => $"{nameof(BoxRequest)} {RegistrationNumber}";
}
