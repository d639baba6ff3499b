namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>Requests that a page be shown again. Only the message from the box contains the data of the device.</summary>
/// <param name="RefreshId">Selects the page in the configuration of the box.</param>
internal sealed record RefreshMessage(LapiVersion Version, LogonId Id, string RefreshId, Device? Device) : ILapiMessage
{
    public const int MaxRefreshId = 64;

    public static RefreshMessage Read(FieldReader reader)
    {
        var version = reader.Version("ver");
        if (!version.Has(LapiVersion.Salts))
            reader.Fail(new(LapiError.FieldTooNew, "ac", $"ac=ref needs version {LapiVersion.Salts} or later"));
        return new(
            version,
            reader.Id("id"),
            reader.Required("ref", MaxRefreshId),
            Device.IsIn(reader) ? Device.Read(reader, version) : null);
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
