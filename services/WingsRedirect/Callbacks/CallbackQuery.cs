namespace Icaro.WingsRedirect.Callbacks;

/// <summary>The parameters that a platform adds to the callback URL.</summary>
internal static class CallbackQuery
{
    public static (ReadOnlyMemory<char> State, ReadOnlyMemory<char> Signature, WingsError? Error) Read(QueryString query)
    {
        ReadOnlyMemory<char>? state = null, signature = null;
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            var isRepeated = pair.DecodeName().Span switch
            {
                "state" => !TrySet(ref state, pair),
                "signature" => !TrySet(ref signature, pair),
                _ => false,
            };
            if (isRepeated)
                return (default, default, WingsError.Repeated);
        }

        var error = state.GetValueOrDefault().IsEmpty ? WingsError.StateRequired : null;
        return (state.GetValueOrDefault(), signature.GetValueOrDefault(), error);
    }

    private static bool TrySet(ref ReadOnlyMemory<char>? field, QueryStringEnumerable.EncodedNameValuePair pair)
    {
        if (field is not null)
            return false;

        field = pair.DecodeValue();
        return true;
    }
}
