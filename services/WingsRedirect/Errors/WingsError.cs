namespace Icaro.WingsRedirect.Errors;

/// <summary>An error response: a short page for guests, JSON for programs. It repeats nothing of the request.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Code">Stable, for programs and for the metric.</param>
/// <param name="Message">For the integrator.</param>
/// <param name="Advice">For the guest, on the page.</param>
internal sealed record WingsError(int Status, string Code, string Message, string Advice) : IResult
{
    private const string StartAgain = "Please connect to the Wi-Fi once more.";
    private const string WrongLink = "Something is wrong with the link that led here. Please connect to the Wi-Fi once more.";

    // Icaro's portals expect the wording of the first four.
    public static readonly WingsError DigestRequired = BadRequest("digest_required", "digest required");
    public static readonly WingsError UuidRequired = BadRequest("uuid_required", "uuid required");
    public static readonly WingsError UuidInvalid = BadRequest("uuid_invalid", "uuid is invalid");
    public static readonly WingsError DigestInvalid = BadRequest("digest_invalid", "digest is invalid");

    public static readonly WingsError SessionRequired = BadRequest("sessionid_required", "sessionid required");
    public static readonly WingsError PathRequired = BadRequest("path_required", "path required");
    public static readonly WingsError PathInvalid = BadRequest("path_invalid", "path is not the path of a portal page");
    public static readonly WingsError ReturnRequired = BadRequest("return_required", "return required");
    public static readonly WingsError ReturnNotAllowed = BadRequest(
        "return_not_allowed", "return is not an address of the hotspot's portal");
    public static readonly WingsError Repeated = BadRequest("parameter_repeated", "a parameter is given more than once");
    public static readonly WingsError TooLong = BadRequest("parameter_too_long", "a parameter is too long");
    public static readonly WingsError Malformed = BadRequest(
        "parameter_malformed", "a parameter contains control characters or is not valid UTF-8");
    public static readonly WingsError StateRequired = BadRequest("state_required", "state required");
    public static readonly WingsError StateInvalid = BadRequest("state_invalid", "state is invalid");
    public static readonly WingsError BodyMalformed = BadRequest("body_malformed", "Request fields malformed");
    public static readonly WingsError SessionTooLong = BadRequest(
        "session_too_long", "session_seconds is longer than sessions may be");
    public static readonly WingsError ProofInvalid = BadRequest("proof_invalid", "proof is invalid");

    public static readonly WingsError StateForeign = new(
        403, "state_foreign", "state is of a unit or platform that no longer exists", StartAgain);
    public static readonly WingsError NotConfirmed = new(
        403, "confirmation_required", "the platform has not confirmed the guest", "The page before this one has not let you pass yet.");
    public static readonly WingsError SignatureInvalid = new(
        403, "signature_invalid", "signature is not HMAC-SHA256 of the state under the signing secret", WrongLink);
    public static readonly WingsError ProofForeign = new(403, "proof_foreign", "proof is of another unit or session", StartAgain);
    public static readonly WingsError TokenInvalid = new(
        401, "token_invalid", "API token is not the platform's for this hotspot", WrongLink);
    public static readonly WingsError CredentialsRequired = new(
        401, "credentials_required", "neither the digest of the unit nor an API token is given", WrongLink);
    public static readonly WingsError DeviceUnknown = new(
        404, "device_unknown", "the device is named neither by sessionid, token nor address", StartAgain);
    public static readonly WingsError ProofUsed = new(409, "proof_used", "proof was verified by another caller", StartAgain);
    public static readonly WingsError StateExpired = new(
        410, "state_expired", "state is expired", "That took too long. Please go back and try again.");
    public static readonly WingsError ProofExpired = new(410, "proof_expired", "proof is expired", StartAgain);
    public static readonly WingsError NotReady = new(
        503, "not_ready", "the portal data is not loaded yet", "Please try again in a moment.");

    public static readonly WingsError CatalogUnavailable = new(
        503, "catalog_unavailable", "the disclaimers cannot be read at the moment", "Please try again in a moment.");

    /// <summary>A URL of the hotspot's portal, to which the page links; null when it is not known for certain.</summary>
    public string? Portal { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.RequestServices.GetRequiredService<WingsTelemetry>().CountError(Code);
        httpContext.Response.Headers.CacheControl = "no-store";
        if (Status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = "2";

        return httpContext.Request.AcceptsHtml()
            ? ToPage().ExecuteAsync(httpContext)
            : ApiError.Of(Status, Message, Code).ExecuteAsync(httpContext);
    }

    private PageResult<ErrorPage> ToPage() => new(
        new Dictionary<string, object?>
        {
            [nameof(ErrorPage.Advice)] = Advice,
            [nameof(ErrorPage.Code)] = Code,
            [nameof(ErrorPage.Portal)] = Portal,
        },
        Status);

    private static WingsError BadRequest(string code, string message) => new(StatusCodes.Status400BadRequest, code, message, WrongLink);
}
