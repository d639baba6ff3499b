namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>Redirect 1, box to server: a device requests access.</summary>
/// <param name="RefreshId">Set when the box replies to a refresh.</param>
internal sealed record AuthMessage(LapiVersion Version, LogonId Id, Device Device, string? RefreshId) : ILapiMessage
{
    public static AuthMessage Read(FieldReader reader)
    {
        var version = reader.Version("ver");
        return new(version, reader.Id("id"), Device.Read(reader, version), reader.Optional("ref", RefreshMessage.MaxRefreshId));
    }

    public FieldList ToFields() => Device.AddTo(new FieldList()
        .With("ver", Version.ToString())
        .With("id", Id.Text)
        .With("ac", LapiMessages.Auth))
        .With("ref", RefreshId);
}
