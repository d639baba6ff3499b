namespace Icaro.LoginApiCrypto.Protocol;

/// <summary>Stable codes of the errors of a message.</summary>
internal static class LapiError
{
    public const string LapiMissing = "lapi_missing";
    public const string SiMissing = "si_missing";

    /// <summary>lapi or a part of si is not canonical base64url without padding.</summary>
    public const string Base64Malformed = "base64_malformed";

    /// <summary>The signature has the form of another mode than the box is configured for.</summary>
    public const string ModeMismatch = "mode_mismatch";

    /// <summary>si does not have the length of a signature.</summary>
    public const string SignatureMalformed = "signature_malformed";

    /// <summary>The encrypted text is not an IV and at least one block, in whole blocks.</summary>
    public const string CipherTruncated = "cipher_truncated";

    /// <summary>
    /// The message was not created with the secret of the box, or was altered. Wrong signature and wrong padding have the same code,
    /// so that padding cannot be probed.
    /// </summary>
    public const string SealInvalid = "seal_invalid";

    public const string Utf8Invalid = "utf8_invalid";
    public const string TooLong = "too_long";
    public const string FieldMalformed = "field_malformed";
    public const string FieldRepeated = "field_repeated";
    public const string FieldMissing = "field_missing";
    public const string FieldInvalid = "field_invalid";

    /// <summary>The field belongs to a later version than that of the message.</summary>
    public const string FieldTooNew = "field_too_new";

    public const string VersionUnknown = "version_unknown";

    /// <summary>The major version is not the one that the box is configured for.</summary>
    public const string VersionMismatch = "version_mismatch";

    public const string ActionUnknown = "action_unknown";

    /// <returns>A sentence for people.</returns>
    public static string Describe(string code) => code switch
    {
        LapiMissing => "lapi is missing",
        SiMissing => "si is missing",
        Base64Malformed => "lapi or si is not base64url without padding",
        ModeMismatch => "si has the form of another mode than the box is configured for",
        SignatureMalformed => "si does not have the length of a signature",
        CipherTruncated => "lapi is truncated: an encrypted message is an IV and whole blocks of 16 bytes",
        SealInvalid => "The message was not created with the secret of this box, or was altered",
        Utf8Invalid => "The message is not UTF-8",
        TooLong => $"The message is longer than {LapiLimits.MaxUrl} characters",
        _ => code,
    };
}
