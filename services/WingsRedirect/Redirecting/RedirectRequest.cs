namespace Icaro.WingsRedirect.Redirecting;

/// <summary>The parameters of a redirect. Unknown parameters are not passed on.</summary>
/// <remarks>Most values are slices of the query string.</remarks>
internal sealed class RedirectRequest
{
    /// <summary>Characters, for parameters without a limit of their own.</summary>
    private const int MaxLength = 256;

    private const int MaxCodeLength = 1024;
    private const int MaxReturnLength = ReturnHosts.MaxLength;

    // U+FFFD replaces bytes that are not UTF-8; U+2028 and U+2029 are line breaks.
    private static readonly SearchValues<char> InvalidCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl), '\u2028', '\u2029', '\uFFFD']);

    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/");

    private ReadOnlyMemory<char>? _digest;
    private ReadOnlyMemory<char>? _uuid;
    private ReadOnlyMemory<char>? _sessionId;
    private ReadOnlyMemory<char>? _uamIp;
    private ReadOnlyMemory<char>? _uamPort;
    private ReadOnlyMemory<char>? _user;
    private ReadOnlyMemory<char>? _nasId;
    private ReadOnlyMemory<char>? _path;
    private ReadOnlyMemory<char>? _return;
    private ReadOnlyMemory<char>? _code;
    private ReadOnlyMemory<char>? _number;
    private ReadOnlyMemory<char>? _email;
    private ReadOnlyMemory<char>? _state;

    public ReadOnlySpan<char> Digest => _digest.GetValueOrDefault().Span;

    public ReadOnlySpan<char> Uuid => _uuid.GetValueOrDefault().Span;

    public ReadOnlySpan<char> Return => _return.GetValueOrDefault().Span;

    /// <returns>Null when the request is valid.</returns>
    public static WingsError? TryRead(QueryString query, out RedirectRequest request)
    {
        request = new();
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            if (request.Read(pair) is { } error)
                return error;
        }

        return request.FindError();
    }

    public Flow ToFlow(Step step, long startedAt) => new()
    {
        Id = RandomPool.NextGuid(),
        Step = step,
        StartedAt = startedAt,
        UnitUuid = _uuid.GetValueOrDefault(),
        SessionId = _sessionId.GetValueOrDefault(),
        UamIp = _uamIp.GetValueOrDefault(),
        UamPort = _uamPort.GetValueOrDefault(),
        User = _user.GetValueOrDefault(),
        NasId = _nasId.GetValueOrDefault(),
        Path = _path.GetValueOrDefault(),
        Return = _return.GetValueOrDefault(),
        Code = _code.GetValueOrDefault(),
        Contact = LoginMethod.Of(_path.GetValueOrDefault().Span).ContactName switch
        {
            "num" => WithPlus(_number.GetValueOrDefault()),
            "email" => WithPlus(_email.GetValueOrDefault()),
            "state" => _state.GetValueOrDefault(),
            _ => default,
        },
    };

    private WingsError? Read(QueryStringEnumerable.EncodedNameValuePair pair) => pair.DecodeName().Span switch
    {
        "digest" => Set(ref _digest, pair),
        "uuid" => Set(ref _uuid, pair),
        "sessionid" => Set(ref _sessionId, pair),
        "uamip" => Set(ref _uamIp, pair),
        "uamport" => Set(ref _uamPort, pair),
        "user" => Set(ref _user, pair),
        "nasid" => Set(ref _nasId, pair),
        "path" => Set(ref _path, pair),
        "return" => Set(ref _return, pair, MaxReturnLength),
        "code" => Set(ref _code, pair, MaxCodeLength),
        "num" => Set(ref _number, pair),
        "email" => Set(ref _email, pair),
        "state" => Set(ref _state, pair, MaxCodeLength),
        _ => null,
    };

    private static WingsError? Set(
        ref ReadOnlyMemory<char>? field, QueryStringEnumerable.EncodedNameValuePair pair, int maxLength = MaxLength)
    {
        if (field is not null)
            return WingsError.Repeated;

        var value = pair.DecodeValue();
        field = value;
        return value.Length > maxLength ? WingsError.TooLong
            : value.Span.ContainsAny(InvalidCharacters) ? WingsError.Malformed
            : null;
    }

    private WingsError? FindError() =>
        IsMissing(_digest) ? WingsError.DigestRequired
        : IsMissing(_uuid) ? WingsError.UuidRequired
        : IsMissing(_sessionId) ? WingsError.SessionRequired
        : IsMissing(_path) ? WingsError.PathRequired
        : !IsPath(_path.GetValueOrDefault().Span) ? WingsError.PathInvalid
        : null;

    private static bool IsMissing(ReadOnlyMemory<char>? value) => value.GetValueOrDefault().IsEmpty;

    private static bool IsPath(ReadOnlySpan<char> path) =>
        path[0] == '/' && !path.StartsWith("//") && !path.ContainsAnyExcept(PathCharacters);

    /// <summary>A portal that does not encode a plus sends a space, which neither addresses nor numbers contain.</summary>
    private static ReadOnlyMemory<char> WithPlus(ReadOnlyMemory<char> contact) =>
        contact.Span.Contains(' ') ? contact.ToString().Replace(' ', '+').AsMemory() : contact;
}
