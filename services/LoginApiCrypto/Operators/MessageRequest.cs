using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.LoginApiCrypto.Operators;

/// <summary>A message: a whole URL, or its two parameters.</summary>
internal sealed record MessageRequest(string? Url, string? Lapi, string? Si) : IValidatedBody<MessageRequest>
{
    private const int MaxLength = 64 * 1024;

    public static JsonTypeInfo<MessageRequest> Json => LoginApiJson.Default.MessageRequest;

    public FieldCheck Validate() => new FieldCheck()
        .Check(Url is not null || Lapi is not null, nameof(Url), "is required, or lapi and si")
        .Optional(Url, MaxLength)
        .Optional(Lapi, MaxLength)
        .Optional(Si, MaxLength);

    /// <summary>In a URL the parameters have the names that the box is configured with, or the default names.</summary>
    public (string Lapi, string Si) Parts(Box box)
    {
        if (Url is null)
            return (Lapi ?? "", Si ?? "");

        var query = QueryHelpers.ParseQuery(Url[(Url.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        return (Value(box.LapiName, "lapi"), Value(box.SiName, "si"));

        string Value(string name, string usual) =>
            query.TryGetValue(name, out var value) || query.TryGetValue(usual, out value) ? value.ToString() : "";
    }
}

/// <param name="Secret"><c>current</c> or <c>previous</c>: the secret with which the message was created.</param>
internal sealed record DecodeResponse(string Text, Dictionary<string, string> Fields, string Secret)
{
    /// <summary>Omits the credentials.</summary>
    public override string ToString() => nameof(DecodeResponse);
}
