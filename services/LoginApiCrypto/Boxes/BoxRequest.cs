namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>What a box shall be. Fields that are missing stay as they are; for a new one, at their default or generated.</summary>
/// <param name="SealedSecret">Instead of the secret: from an export of an installation with the same key ring.</param>
/// <param name="SealedDecisionSecret">Likewise.</param>
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
    string? DecisionUrl,
    string? DecisionSecret,
    List<string>? PmsFields,
    string? PmsUrl,
    Dictionary<string, string>? RefreshPages,
    Dictionary<string, BoxTexts>? Texts,
    string? Logo,
    string? Language,
    string? Secret,
    byte[]? SealedSecret,
    byte[]? SealedDecisionSecret) : IRequestBody<BoxRequest>
{
    public static JsonTypeInfo<BoxRequest> Json => LoginApiJson.Default.BoxRequest;

    public string? FindFault() => new FieldCheck()
        .Optional(Name, 200)
        .WebAddress(BaseUrl)
        .Version(Version)
        .ParameterName(LapiName)
        .ParameterName(SiName)
        .Check(LapiName is null || LapiName != SiName, nameof(SiName), "is the same as lapi_name")
        .LogonTypes(LogonTypes)
        .OneOf(Decision, DecisionKind.All)
        .WebAddress(DecisionUrl)
        .Optional(DecisionSecret, 200)
        .PmsFields(PmsFields)
        .WebAddress(PmsUrl)
        .RefreshPages(RefreshPages)
        .Texts(Texts)
        .Logo(Logo)
        .Language(Language)
        .Secret(Secret)
        .Fault;

    /// <summary>What a new box cannot be without.</summary>
    public string? FindGap() => new FieldCheck()
        .Check(RegistrationNumber is not null, nameof(RegistrationNumber), "is required")
        .Check(RegistrationNumber is null || Protocol.RegistrationNumber.IsWellFormed(RegistrationNumber), nameof(RegistrationNumber), "is not up to 20 digits")
        .Check(!string.IsNullOrEmpty(BaseUrl), nameof(BaseUrl), "is required")
        .Fault;

    public Box ToBox(DateTimeOffset now)
    {
        var box = new Box { RegistrationNumber = RegistrationNumber!, BaseUrl = BaseUrl!, Secret = Secret ?? NewSecret.Create(), Created = now };
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
        box.PmsFields = PmsFields ?? box.PmsFields;
        box.PmsUrl = PmsUrl ?? box.PmsUrl;
        box.RefreshPages = RefreshPages ?? box.RefreshPages;
        box.Texts = Texts ?? box.Texts;
        box.Logo = Logo ?? box.Logo;
        box.Language = Language ?? box.Language;
        box.Secret = Secret ?? box.Secret;
        box.Updated = now;
    }

    /// <summary>Keeps the secrets out of whatever prints the record.</summary>
    public override string ToString() => $"{nameof(BoxRequest)} {RegistrationNumber}";
}
