namespace Icaro.LoginApiCrypto.Protocol.Messages;

/// <summary>A message of the protocol with typed and checked fields.</summary>
internal interface ILapiMessage
{
    LapiVersion Version { get; }

    LogonId Id { get; }

    FieldList ToFields();
}
