namespace Icaro.WingsRedirect.Redirecting;

/// <summary>The parameters with which a portal sends a guest round. What is not known here is not passed on.</summary>
/// <remarks>Most values are slices of the request's own text.</remarks>
internal sealed class RedirectRequest
{
    /// <summary>Characters, where nothing else is said.</summary>
    private const int MaxLength = 256;

    private const int MaxCodeLength = 1024;
    private const int MaxReturnLength = Portals.ReturnHosts.MaxLength;

    // U+FFFD stands for bytes that are no UTF-8; U+2028 and U+2029 break lines.
    private static readonly SearchValues<char> NoText = SearchValues.Create(
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

    /// <returns>Why it cannot be used; null when it can.</returns>
    public static Refusal? TryRead(QueryString query, out RedirectRequest request)
    {
        request = new();
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            if (request.Read(pair) is { } refusal)
                return refusal;
        }

        return request.FindFault();
    }

    public Flow ToFlow(Step step, long startedAt) => new()
    {
        Id = RandomIds.Next(),
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

    private Refusal? Read(QueryStringEnumerable.EncodedNameValuePair pair) => pair.DecodeName().Span switch
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

    private static Refusal? Set(ref ReadOnlyMemory<char>? field, QueryStringEnumerable.EncodedNameValuePair pair, int maxLength = MaxLength)
    {
        if (field is not null)
            return Refusal.Repeated;

        var value = pair.DecodeValue();
        field = value;
        return value.Length > maxLength ? Refusal.TooLong
            : value.Span.ContainsAny(NoText) ? Refusal.Malformed
            : null;
    }

    private Refusal? FindFault() =>
        IsMissing(_digest) ? Refusal.DigestRequired
        : IsMissing(_uuid) ? Refusal.UuidRequired
        : IsMissing(_sessionId) ? Refusal.SessionRequired
        : IsMissing(_path) ? Refusal.PathRequired
        : !IsPath(_path.GetValueOrDefault().Span) ? Refusal.PathInvalid
        : IsMissing(_return) ? Refusal.ReturnRequired
        : null;

    private static bool IsMissing(ReadOnlyMemory<char>? value) => value.GetValueOrDefault().IsEmpty;

    private static bool IsPath(ReadOnlySpan<char> path) =>
        path[0] == '/' && !path.StartsWith("//") && !path.ContainsAnyExcept(PathCharacters);

    /// <summary>Portals that forget to encode a plus send a space, which is in no address and no number.</summary>
    private static ReadOnlyMemory<char> WithPlus(ReadOnlyMemory<char> contact) =>
        contact.Span.Contains(' ') ? contact.ToString().Replace(' ', '+').AsMemory() : contact;
}
