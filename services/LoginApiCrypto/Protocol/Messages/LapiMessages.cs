namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>The kinds of messages, by their field <c>ac</c>.</summary>
internal static class LapiMessages
{
    /// <summary>Box to server: a device wants to go online.</summary>
    public const string Auth = "auth";

    /// <summary>Server to box: how to let it.</summary>
    public const string Logon = "logon";

    /// <summary>Box to server: what came of it.</summary>
    public const string Callback = "cbk";

    /// <summary>Both ways: the data of a device for a page that is shown again.</summary>
    public const string Refresh = "ref";

    public static (ILapiMessage? Message, FieldFault? Fault) Read(FieldList fields)
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
            reader.Refuse(new(LapiError.ActionUnknown, "ac", "ac is not one of auth, cbk, logon, ref"));
        return reader.Fault is { } fault ? (null, fault) : (message, null);
    }
}
