namespace Icaro.WingsRedirect.Capport;

/// <summary>What names the device that asks.</summary>
/// <param name="Sessionid">Appended to the URL by a unit that announces one for each session.</param>
/// <param name="Token">Appended to the URL by a unit that announces one for each device.</param>
/// <param name="Digest">The digest of the unit, from a unit that forwards the request of the device ..</param>
/// <param name="Address">.. whose address this is.</param>
internal sealed record DeviceQuery(string? Sessionid, string? Token, string? Digest, string? Address)
{
    public bool NamesDevice => (Sessionid ?? Token ?? Address) is not null;

    public WingsError? FindError(PortalUnit unit) =>
        Address is null || unit.Digest.Is(Digest) ? null
        : Digest is null ? WingsError.DigestRequired
        : WingsError.DigestInvalid;

    /// <param name="session">A session of the unit.</param>
    /// <param name="requestAddress">The address from which the request came, for a unit that translates no addresses.</param>
    public bool IsOf(SessionReported session, string? requestAddress) =>
        Sessionid is not null ? session.SessionId == Sessionid
        : Token is not null ? session.DeviceToken == Token
        : session.Address is not null && session.Address == (Address is null ? requestAddress : DeviceAddress.Normalize(Address));
}
