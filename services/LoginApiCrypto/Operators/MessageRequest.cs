using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.LoginApiCrypto.Operators;

/// <summary>A message: a whole URL, or what is in it.</summary>
internal sealed record MessageRequest(string? Url, string? Lapi, string? Si) : IRequestBody<MessageRequest>
{
    private const int MaxLength = 64 * 1024;

    public static JsonTypeInfo<MessageRequest> Json => LoginApiJson.Default.MessageRequest;

    public string? FindFault() => new FieldCheck()
        .Check(Url is not null || Lapi is not null, nameof(Url), "is required, or lapi and si")
        .Optional(Url, MaxLength)
        .Optional(Lapi, MaxLength)
        .Optional(Si, MaxLength)
        .Fault;

    /// <summary>In a URL they have the names of the box's configuration, or the usual ones.</summary>
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

/// <param name="Secret"><c>current</c> or <c>previous</c>: which of the box's secrets it was made with.</param>
internal sealed record DecodeAnswer(string Text, Dictionary<string, string> Fields, string Secret)
{
    /// <summary>Keeps the credentials out of whatever prints the record.</summary>
    public override string ToString() => nameof(DecodeAnswer);
}
