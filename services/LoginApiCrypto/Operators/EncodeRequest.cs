namespace Icaro.LoginApiCrypto.Operators;

/// <summary>The fields of a message by their names in the protocol.</summary>
internal sealed record EncodeRequest(Dictionary<string, string>? Fields) : IRequestBody<EncodeRequest>
{
    private const int IdLength = 16;

    public static JsonTypeInfo<EncodeRequest> Json => LoginApiJson.Default.EncodeRequest;

    public string? FindFault() =>
        Fields is null ? "fields is required" : Fields.Any(field => field.Value is null) ? "fields has a value that is null" : null;

    public (FieldList Fields, FieldFault? Fault) ToFields(CachedBox box)
    {
        var list = new FieldList();
        FieldFault? fault = null;
        if (!Fields!.ContainsKey("ver"))
            fault ??= list.Add("ver", box.Version.ToString());
        if (!Fields.ContainsKey("id"))
            fault ??= list.Add("id", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdLength)));
        foreach (var (key, value) in Fields)
            fault ??= list.Add(key, value);
        return (list, fault);
    }

    /// <summary>Keeps the credentials out of whatever prints the record.</summary>
    public override string ToString() => nameof(EncodeRequest);
}

/// <param name="Url">Where a browser takes it: an address of the box, or a path and query of ours.</param>
internal sealed record EncodeAnswer(string Lapi, string Si, string Url, string Text)
{
    public override string ToString() => nameof(EncodeAnswer);
}
