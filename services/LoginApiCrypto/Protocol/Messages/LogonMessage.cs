namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>Redirect 2, server to box: log the device on.</summary>
/// <param name="Type">One of <see cref="LogonType"/>.</param>
internal sealed record LogonMessage(LapiVersion Version, LogonId Id, string Type) : ILapiMessage
{
    private const int MaxText = 255;

    /// <summary>The language of the box's own pages, two letters.</summary>
    public string? Language { get; init; }

    /// <summary>The user name of the ticket; the room for <see cref="LogonType.Pms"/>.</summary>
    public string? User { get; init; }

    /// <summary>The password of the ticket; the guest's name for <see cref="LogonType.Pms"/>.</summary>
    public string? Password { get; init; }

    /// <summary>Shown with the ticket in the administration of the box.</summary>
    public string? Description { get; init; }

    /// <summary>The ticket template that a hotel guest chose.</summary>
    public string? Template { get; init; }

    public string? UserUrl { get; init; }

    public TicketOverrides Overrides { get; init; } = TicketOverrides.None;

    public static LogonMessage Read(FieldReader reader)
    {
        var version = reader.Version("ver");
        reader.Since(LapiVersion.Descriptions, version, "desc");
        var message = new LogonMessage(version, reader.Id("id"), reader.OneOf("type", LogonType.All))
        {
            Language = reader.Optional("lang", maxLength: 2),
            User = reader.Optional("user", MaxText),
            Password = reader.Optional("pwd", MaxText),
            Description = reader.Optional("desc", MaxText),
            Template = reader.Optional("template", MaxText),
            UserUrl = reader.Optional("userurl", LapiLimits.MaxUrl),
            Overrides = TicketOverrides.Read(reader),
        };
        if (message.Type is LogonType.Credentials or LogonType.Pms)
        {
            reader.Required("user", MaxText);
            reader.Required("pwd", MaxText);
        }

        return message;
    }

    public FieldList ToFields() => Overrides.AddTo(new FieldList()
        .With("ver", Version.ToString())
        .With("id", Id.Text)
        .With("ac", LapiMessages.Logon)
        .With("type", Type)
        .With("lang", Language)
        .With("user", User)
        .With("pwd", Password)
        .With("desc", Version.Has(LapiVersion.Descriptions) ? Description : null)
        .With("template", Template))
        .With("userurl", UserUrl);

    /// <summary>Omits the password.</summary>
    public override string ToString() => $"{nameof(LogonMessage)} {Type}";
}
