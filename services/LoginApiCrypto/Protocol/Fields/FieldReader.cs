using System.Net;

namespace Icaro.LoginApiCrypto.Protocol.Fields;

/// <summary>Reads typed values of a message, and keeps the first error.</summary>
internal sealed class FieldReader(FieldList fields)
{
    private const int MacDigits = 12;
    private const long MaxNumber = 999_999_999_999;

    public FieldError? Error { get; private set; }

    public bool Has(string key) => !string.IsNullOrEmpty(fields[key]);

    /// <summary>Whether the field is there, with or without a value.</summary>
    public bool Contains(string key) => fields[key] is not null;

    public string Required(string key, int maxLength)
    {
        if (!Has(key))
            Fail(FieldError.Missing(key));
        return Optional(key, maxLength) ?? "";
    }

    /// <returns>Null for a field that is missing or empty.</returns>
    public string? Optional(string key, int maxLength)
    {
        var value = fields[key];
        if (value?.Length > maxLength)
            Fail(FieldError.Invalid(key, $"at most {maxLength} characters long"));
        if (value?.AsSpan().ContainsAnyInRange('\0', '\u001f') is true)
            Fail(FieldError.Invalid(key, "free of control characters"));
        return string.IsNullOrEmpty(value) ? null : value;
    }

    public string OneOf(string key, params ReadOnlySpan<string> values)
    {
        var value = Required(key, maxLength: 32);
        if (!values.Contains(value))
            Fail(FieldError.Invalid(key, $"one of {string.Join(", ", values)}"));
        return value;
    }

    public int Number(string key, int max)
    {
        if (int.TryParse(Required(key, maxLength: 10), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max)
            return number;

        Fail(FieldError.Invalid(key, $"a whole number up to {max}"));
        return 0;
    }

    public long? OptionalNumber(string key)
    {
        if (Optional(key, maxLength: 12) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxNumber)
            return number;

        Fail(FieldError.Invalid(key, "a whole number of at most 12 digits"));
        return null;
    }

    /// <returns>Null for a field that is missing or empty.</returns>
    public int? OptionalNumber(string key, int min, int max)
    {
        if (OptionalNumber(key) is not { } number)
            return null;
        if (number >= min && number <= max)
            return (int)number;

        Fail(FieldError.Invalid(key, $"a whole number from {min} to {max}"));
        return null;
    }

    public LapiVersion Version(string key)
    {
        if (!LapiVersion.TryParse(Required(key, maxLength: 7), out var version))
            Fail(FieldError.Invalid(key, "a version such as 2.1"));
        else if (!version.IsKnown)
            Fail(new(LapiError.VersionUnknown, key, "Only versions 1.x and 2.x are known"));
        return version;
    }

    public LogonId Id(string key)
    {
        if (!LogonId.TryParse(Required(key, maxLength: 64), out var id))
            Fail(FieldError.Invalid(key, "16 bytes in base64url, 22 characters"));
        return id;
    }

    /// <returns>Null for a field that is missing or empty, as of the next two.</returns>
    public string? Mac(string key)
    {
        var mac = Optional(key, maxLength: MacDigits);
        if (mac is not null && (mac.Length != MacDigits || !mac.All(char.IsAsciiHexDigit)))
            Fail(FieldError.Invalid(key, "a MAC address of 12 hex digits"));
        return mac?.ToLowerInvariant();
    }

    public string? RegistrationNumber(string key)
    {
        var number = Optional(key, maxLength: 32);
        if (number is not null && !Protocol.RegistrationNumber.IsWellFormed(number))
            Fail(FieldError.Invalid(key, "a registration number"));
        return number;
    }

    public string? Address(string key)
    {
        var address = Optional(key, maxLength: 45);
        // .NET also reads abbreviations such as 10.1.
        if (address is not null && (!IPAddress.TryParse(address, out _) || !(address.Contains(':') || address.Count('.') == 3)))
            Fail(FieldError.Invalid(key, "an IP address"));
        return address;
    }

    public string Language(string key)
    {
        var language = Required(key, maxLength: 2);
        if (language.Length != 2 || !language.All(char.IsAsciiLetterLower))
            Fail(FieldError.Invalid(key, "a language code of two letters"));
        return language;
    }

    /// <summary>Rejects fields of a later version.</summary>
    public void Since(LapiVersion since, LapiVersion version, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Has(key) && !version.Has(since))
                Fail(FieldError.TooNew(key, since));
        }
    }

    public void Fail(FieldError error) => Error ??= error;
}
