namespace Icaro.LoginApiCrypto.Operators;

/// <summary>The fields of a message by their names in the protocol.</summary>
internal sealed record EncodeRequest(Dictionary<string, string>? Fields) : IValidatedBody<EncodeRequest>
{
    private const int IdLength = 16;

    public static JsonTypeInfo<EncodeRequest> Json => LoginApiJson.Default.EncodeRequest;

    public FieldCheck Validate() => new FieldCheck()
        .Check(Fields is not null, nameof(Fields), "is required")
        .Check(Fields?.All(field => field.Value is not null) ?? true, nameof(Fields), "has a value that is null");

    public (FieldList Fields, FieldError? Error) ToFields(CachedBox box)
    {
        var list = new FieldList();
        FieldError? error = null;
        if (!Fields!.ContainsKey("ver"))
            error ??= list.Add("ver", box.Version.ToString());
        if (!Fields.ContainsKey("id"))
            error ??= list.Add("id", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdLength)));
        if (Fields.GetValueOrDefault("ac") == LapiMessages.Logon && !Fields.ContainsKey("lang"))
            error ??= list.Add("lang", box.Row.Language);
        foreach (var (key, value) in Fields)
            error ??= list.Add(key, value);
        return (list, error);
    }

    /// <summary>Omits the credentials.</summary>
    public override string ToString() => nameof(EncodeRequest);
}

/// <param name="Url">The URL to which a browser takes it: that of the box, or our path and query.</param>
internal sealed record EncodeResponse(string Lapi, string Si, string Url, string Text)
{
    public override string ToString() => nameof(EncodeResponse);
}
