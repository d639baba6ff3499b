namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>A message of the protocol with typed and validated fields.</summary>
internal interface ILapiMessage
{
    LapiVersion Version { get; }

    LogonId Id { get; }

    FieldList ToFields();
}

/// <summary>The kinds of messages, by their field <c>ac</c>.</summary>
internal static class LapiMessages
{
    /// <summary>Box to server: a device requests access.</summary>
    public const string Auth = "auth";

    /// <summary>Server to box: how to log it on.</summary>
    public const string Logon = "logon";

    /// <summary>Box to server: the result.</summary>
    public const string Callback = "cbk";

    /// <summary>Both directions: the data of a device for a page that is shown again.</summary>
    public const string Refresh = "ref";

    public static (ILapiMessage? Message, FieldError? Error) Read(FieldList fields)
    {
        var reader = new FieldReader(fields);
        ILapiMessage? message = reader.Required("ac", maxLength: 16) switch
        {
            Auth => AuthMessage.Read(reader),
            Logon => LogonMessage.Read(reader),
            Callback => CallbackMessage.Read(reader),
            Refresh => RefreshMessage.Read(reader),
            _ => null,
        };
        if (message is null)
            reader.Fail(new(LapiError.ActionUnknown, "ac", "ac is not one of auth, cbk, logon, ref"));
        return reader.Error is { } error ? (null, error) : (message, null);
    }
}
