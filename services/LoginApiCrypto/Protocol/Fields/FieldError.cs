namespace Icaro.LoginApiCrypto.Protocol.Fields;

/// <summary>An error of a message, and the field that it is about.</summary>
/// <param name="Code">One of <see cref="LapiError"/>.</param>
/// <param name="Field">The name of the field in the message.</param>
/// <param name="Message">A sentence for people, which does not contain the value.</param>
internal sealed record FieldError(string Code, string Field, string Message)
{
    public static FieldError Missing(string field) => new(LapiError.FieldMissing, field, $"{field} is missing");

    public static FieldError Invalid(string field, string rule) => new(LapiError.FieldInvalid, field, $"{field} is not {rule}");

    public static FieldError TooNew(string field, LapiVersion since) =>
        new(LapiError.FieldTooNew, field, $"{field} needs version {since} or later");
}
