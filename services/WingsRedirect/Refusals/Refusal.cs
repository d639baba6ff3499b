namespace Icaro.WingsRedirect.Refusals;

/// <summary>Why a request is refused.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable, for programs and for the metric.</param>
/// <param name="Message">For whoever integrates.</param>
/// <param name="Advice">For the guest, on the page.</param>
internal sealed record Refusal(int Status, string Code, string Message, string Advice)
{
    private const string StartAgain = "Please connect to the Wi-Fi once more.";
    private const string TellUs = "Something is wrong with the link that led here. Please connect to the Wi-Fi once more.";

    // The first four are worded as the original's portals expect them.
    public static readonly Refusal DigestRequired = BadRequest("digest_required", "digest required");
    public static readonly Refusal UuidRequired = BadRequest("uuid_required", "uuid required");
    public static readonly Refusal UuidInvalid = BadRequest("uuid_invalid", "uuid is invalid");
    public static readonly Refusal DigestInvalid = BadRequest("digest_invalid", "digest is invalid");

    public static readonly Refusal SessionRequired = BadRequest("sessionid_required", "sessionid required");
    public static readonly Refusal PathRequired = BadRequest("path_required", "path required");
    public static readonly Refusal PathInvalid = BadRequest("path_invalid", "path is not the path of a portal page");
    public static readonly Refusal ReturnRequired = BadRequest("return_required", "return required");
    public static readonly Refusal ReturnNotAllowed = BadRequest("return_not_allowed", "return is not an address of the hotspot's portal");
    public static readonly Refusal Repeated = BadRequest("parameter_repeated", "a parameter is given more than once");
    public static readonly Refusal TooLong = BadRequest("parameter_too_long", "a parameter is too long");
    public static readonly Refusal Malformed = BadRequest("parameter_malformed", "a parameter contains control characters or is no text");
    public static readonly Refusal StateRequired = BadRequest("state_required", "state required");
    public static readonly Refusal StateInvalid = BadRequest("state_invalid", "state is invalid");
    public static readonly Refusal BodyMalformed = BadRequest("body_malformed", "Request fields malformed");
    public static readonly Refusal ProofInvalid = BadRequest("proof_invalid", "proof is invalid");

    public static readonly Refusal StateForeign = new(403, "state_foreign", "state is of a unit or platform that is no more", StartAgain);
    public static readonly Refusal NotConfirmed = new(
        403, "confirmation_required", "the platform has not confirmed the guest", "The page before this one has not let you pass yet.");
    public static readonly Refusal SignatureInvalid = new(
        403, "signature_invalid", "signature is not HMAC-SHA256 of the state under the signing secret", TellUs);
    public static readonly Refusal ProofForeign = new(403, "proof_foreign", "proof is of another unit or session", StartAgain);
    public static readonly Refusal TokenInvalid = new(401, "token_invalid", "API token is not the platform's for this hotspot", TellUs);
    public static readonly Refusal ProofUsed = new(409, "proof_used", "proof was verified before", StartAgain);
    public static readonly Refusal StateExpired = new(410, "state_expired", "state is expired", "That took too long. Please go back and try again.");
    public static readonly Refusal ProofExpired = new(410, "proof_expired", "proof is expired", StartAgain);
    public static readonly Refusal NotReady = new(503, "not_ready", "the portal data is not loaded yet", "Please try again in a moment.");

    private static Refusal BadRequest(string code, string message) => new(400, code, message, TellUs);
}
