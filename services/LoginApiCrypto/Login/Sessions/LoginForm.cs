using Microsoft.AspNetCore.Http.Features;

namespace Icaro.LoginApiCrypto.Login.Sessions;

/// <summary>The form that a guest submitted.</summary>
/// <param name="Type">One of <see cref="LogonType"/>.</param>
/// <param name="Key">See <see cref="FormKey"/>.</param>
/// <param name="Template">The chosen ticket template of a hotel guest.</param>
internal sealed record LoginForm(
    string Type, string Key, string? User, string? Password, string? Voucher, string? Template, string? Language)
{
    private const int MaxBytes = 16 * 1024;

    private static readonly FormOptions Limits =
        new() { BufferBodyLengthLimit = MaxBytes, ValueLengthLimit = MaxBytes, ValueCountLimit = 32 };

    /// <returns>Null for a body that is not such a form.</returns>
    public static async Task<LoginForm?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true)
            return null;

        try
        {
            var form = await new FormFeature(request, Limits).ReadFormAsync(cancellationToken);
            return form.Any(field => field.Value.Count > 1)
                ? null
                : new(
                    form["type"].ToString(),
                    form["key"].ToString(),
                    form["user"],
                    form["pwd"],
                    form["voucher"],
                    form["template"],
                    form["lang"]);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Identifies the content of the form.</summary>
    public string Fingerprint() => JsonSerializer.Serialize(this, LoginApiJson.Default.LoginForm);

    /// <summary>Omits the credentials.</summary>
    public override string ToString() => $"{nameof(LoginForm)} {Type}";
}
