using Microsoft.AspNetCore.Http.Features;

namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>
/// Reads a field of a module's request in every format that modules use: a form field with JSON, form fields in brackets, or JSON whose
/// field is an object or contains JSON as a string.
/// </summary>
internal static class ModuleForm
{
    /// <summary>Bytes.</summary>
    public const int MaxBody = 128 * 1024;

    private const int MaxFields = 1024;

    /// <returns>Null when the field is missing or malformed.</returns>
    public static async Task<JsonObject?> ReadAsync(HttpRequest request, string field, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return request.HasJsonContentType() ? FromJson(await ReadJsonAsync(request, cancellationToken), field) : null;

        try
        {
            var limits = new FormOptions { ValueCountLimit = MaxFields, ValueLengthLimit = MaxBody, KeyLengthLimit = 1024 };
            return FromForm(await new FormFeature(request, limits).ReadFormAsync(cancellationToken), field);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    internal static JsonObject? FromForm(IFormCollection form, string field) => form.TryGetValue(field, out var json)
        ? json is [{ } text] ? ModuleJson.Object(text) : null
        : Brackets.Read(form.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))), field);

    private static JsonObject? FromJson(JsonObject? body, string field) => body?[field] switch
    {
        JsonObject child => child,
        { } text => text.AsText() is { } json ? ModuleJson.Object(json) : null,
        null => null,
    };

    private static async Task<JsonObject?> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return ModuleJson.Object(body.GetBuffer().AsSpan(0, (int)body.Length));
    }
}
