namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>Redirect 3, box to server: the result of a logon.</summary>
/// <param name="ReturnCode">0 is success, 9999 a general failure; the vendor defines the others.</param>
/// <param name="ErrorText">The message of the box.</param>
internal sealed record CallbackMessage(LapiVersion Version, LogonId Id, string? RegistrationNumber, int ReturnCode, string? ErrorText)
    : ILapiMessage
{
    private const int MaxReturnCode = 9999;
    private const int MaxErrorText = 1000;

    public bool IsSuccess => ReturnCode == 0;

    public static CallbackMessage Read(FieldReader reader) => new(
        reader.Version("ver"),
        reader.Id("id"),
        reader.RegistrationNumber("iac"),
        reader.Number("rc", MaxReturnCode),
        reader.Optional("err", MaxErrorText));

    public FieldList ToFields() => new FieldList()
        .With("ver", Version.ToString())
        .With("id", Id.Text)
        .With("ac", LapiMessages.Callback)
        .With("iac", RegistrationNumber)
        .With("rc", ReturnCode)
        .With("err", ErrorText);
}
