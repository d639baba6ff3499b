namespace Icaro.LoginApiCrypto.Protocol.Fields;

/// <summary>What is wrong with a message, and with which of its fields.</summary>
/// <param name="Code">One of <see cref="LapiError"/>.</param>
/// <param name="Field">Its name in the message.</param>
/// <param name="Message">A sentence for people that never repeats the value.</param>
internal sealed record FieldFault(string Code, string Field, string Message)
{
    public static FieldFault Missing(string field) => new(LapiError.FieldMissing, field, $"{field} is missing");

    public static FieldFault Invalid(string field, string rule) => new(LapiError.FieldInvalid, field, $"{field} is not {rule}");

    public static FieldFault TooNew(string field, LapiVersion since) =>
        new(LapiError.FieldTooNew, field, $"{field} needs version {since} or later");
}
