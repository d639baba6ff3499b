using System.Text.Json.Serialization.Metadata;
using Icaro.Api.Requests;

namespace Icaro.WingsRedirect.Sessions;

/// <summary>What a unit reports of a guest's session, whenever it begins, changes or ends, and at intervals in between.</summary>
/// <param name="Uuid">The unit.</param>
/// <param name="Digest">The digest of the unit.</param>
/// <param name="Sessionid">The session at the unit.</param>
/// <param name="Status"><c>open</c> or <c>ended</c>.</param>
/// <param name="Address">The IP address of the device in the unit's network.</param>
/// <param name="Token">What the unit appended to the URL of the captive portal API that it announced to the device.</param>
/// <param name="SessionSeconds">How long the session goes on; null when it is not known.</param>
/// <param name="BytesRemaining">What the guest may still transfer; null when it is not limited.</param>
internal sealed record SessionRequest(
    string? Uuid,
    string? Digest,
    string? Sessionid,
    string? Status,
    string? Address,
    string? Token,
    int? SessionSeconds,
    long? BytesRemaining)
    : IValidatedBody<SessionRequest>
{
    private const int MaxLength = 256;
    private const string Open = "open";
    private const string Ended = "ended";

    public static JsonTypeInfo<SessionRequest> Json => WingsJson.Default.SessionRequest;

    public FieldCheck Validate() => new FieldCheck()
        .Required(Uuid, MaxLength)
        .Required(Digest, MaxLength)
        .Required(Sessionid, MaxLength)
        .Check(Status is Open or Ended, nameof(Status), $"is neither {Open} nor {Ended}")
        .Check(Address is null || DeviceAddress.Normalize(Address) is not null, nameof(Address), "is not an IP address")
        .Optional(Token, MaxLength)
        .Check(SessionSeconds is null or > 0, nameof(SessionSeconds), "is not a positive number")
        .Check(BytesRemaining is null or >= 0, nameof(BytesRemaining), "is negative");

    public SessionReported ToReport(DateTimeOffset now, TimeSpan defaultDuration) => new()
    {
        UnitUuid = Uuid!,
        SessionId = Sessionid!,
        IsOpen = Status is Open,
        ReportedAt = now,
        IsLimited = SessionSeconds is not null,
        Expires = now + (SessionSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : defaultDuration),
        Address = DeviceAddress.Normalize(Address),
        DeviceToken = Token,
        BytesRemaining = BytesRemaining,
    };
}
