namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>Redirect 2, server to box: log the device on.</summary>
/// <param name="Type">One of <see cref="LogonType"/>.</param>
/// <param name="Language">The language of the box's messages, two letters.</param>
internal sealed record LogonMessage(LapiVersion Version, LogonId Id, string Type, string Language) : ILapiMessage
{
    private const int MaxText = 255;

    /// <summary>The user name of the ticket; the room for <see cref="LogonType.Pms"/>.</summary>
    public string? User { get; init; }

    /// <summary>The password of the ticket; the guest's name for <see cref="LogonType.Pms"/>.</summary>
    public string? Password { get; init; }

    /// <summary>Shown with the ticket in the administration of the box.</summary>
    public string? Description { get; init; }

    /// <summary>The id of the ticket template that the guest chose, or of which a ticket is to be created.</summary>
    public int? Template { get; init; }

    public string? UserUrl { get; init; }

    public TicketOverrides Overrides { get; init; } = TicketOverrides.None;

    public static LogonMessage Read(FieldReader reader)
    {
        var version = reader.Version("ver");
        reader.Since(LapiVersion.Descriptions, version, "desc");
        var message = new LogonMessage(version, reader.Id("id"), reader.OneOf("type", LogonType.All), reader.Language("lang"))
        {
            User = reader.Optional("user", MaxText),
            Password = reader.Optional("pwd", MaxText),
            Description = reader.Optional("desc", MaxText),
            Template = reader.OptionalNumber("tt_id", 1, int.MaxValue),
            UserUrl = reader.Optional("userurl", LapiLimits.MaxUrl),
            Overrides = TicketOverrides.Read(reader),
        };
        if (message.Type is LogonType.Credentials or LogonType.Pms || message is { Type: LogonType.Create, Template: null })
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
        .With("tt_id", Template))
        .With("userurl", UserUrl);

    /// <summary>Omits the password.</summary>
    public override string ToString() => $"{nameof(LogonMessage)} {Type}";
}
