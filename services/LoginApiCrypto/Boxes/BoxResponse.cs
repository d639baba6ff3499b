namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>A box without its secrets.</summary>
/// <param name="LoginUrl">The path and query to configure in the box.</param>
/// <param name="Secret">Only in the response that created it.</param>
internal sealed record BoxResponse(
    string RegistrationNumber,
    string Name,
    string BaseUrl,
    string LoginUrl,
    bool Encrypted,
    string Version,
    bool Unsalted,
    string LapiName,
    string SiName,
    bool Callback,
    IReadOnlyList<string> LogonTypes,
    string Decision,
    int? TicketTemplate,
    string? DecisionUrl,
    IReadOnlyList<string> PmsFields,
    IReadOnlyList<string> PmsInputs,
    string? PmsUrl,
    IReadOnlyDictionary<string, string> RefreshPages,
    IReadOnlyDictionary<string, BoxTexts> Texts,
    string? Logo,
    string Language,
    DateTimeOffset? PreviousSecretExpires,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    string? Secret = null)
{
    public static BoxResponse Of(Box box) => new(
        box.RegistrationNumber,
        box.Name,
        box.BaseUrl,
        $"/loginapi/login?box={box.RegistrationNumber}",
        box.Encrypted,
        box.Version,
        box.Unsalted,
        box.LapiName,
        box.SiName,
        box.Callback,
        box.LogonTypes,
        box.Decision,
        box.TicketTemplate,
        box.DecisionUrl,
        box.PmsFields,
        box.PmsInputs,
        box.PmsUrl,
        box.RefreshPages,
        box.Texts,
        box.Logo,
        box.Language,
        box.PreviousSecretExpires,
        box.Created,
        box.Updated);

    /// <summary>Omits the secret.</summary>
    public override string ToString() => $"{nameof(BoxResponse)} {RegistrationNumber}";
}
