namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>A page is to be shown again. From the box it carries the device's data; to the box it does not.</summary>
/// <param name="RefreshId">Which page, by the box's map.</param>
internal sealed record RefreshMessage(LapiVersion Version, LogonId Id, string RefreshId, Device? Device) : ILapiMessage
{
    public const int MaxRefreshId = 64;

    public static RefreshMessage Read(FieldReader reader)
    {
        var version = reader.Version("ver");
        if (!version.Has(LapiVersion.Salts))
            reader.Refuse(new(LapiError.FieldTooNew, "ac", $"ac=ref needs version {LapiVersion.Salts} or later"));
        return new(
            version,
            reader.Id("id"),
            reader.Required("ref", MaxRefreshId),
            reader.Has("ma") ? Device.Read(reader, version) : null);
    }

    public FieldList ToFields()
    {
        var fields = new FieldList()
            .With("ver", Version.ToString())
            .With("id", Id.Text)
            .With("ac", LapiMessages.Refresh)
            .With("ref", RefreshId);
        return Device?.AddTo(fields) ?? fields;
    }
}
