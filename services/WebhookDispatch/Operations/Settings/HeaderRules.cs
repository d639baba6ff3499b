using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>Which headers an endpoint may have of its own.</summary>
internal static partial class HeaderRules
{
    private const int MaxHeaders = 20;

    /// <summary>They describe the body or the connection, or the dispatcher sets them itself.</summary>
    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
        [
            "Accept-Encoding", "Allow", "auth-token", "baggage", "Connection", "Expect", "Expires", "Host", "Keep-Alive", "Last-Modified",
            "TE", "traceparent", "tracestate", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc cref="Reserved"/>
    private static readonly string[] ReservedPrefixes = ["Content-", "Proxy-", "webhook-", "X-Icaro-"];

    /// <returns>What follows the field's name in the sentence; null for valid headers.</returns>
    public static string? FindFault(JsonElement headers)
    {
        if (headers.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return null;
        if (headers.ValueKind != JsonValueKind.Object || headers.GetPropertyCount() is 0 or > MaxHeaders)
            return $"must have 1 to {MaxHeaders} headers, or be null";

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers.EnumerateObject())
        {
            if (!Name().IsMatch(header.Name) || !names.Add(header.Name))
                return "must have names of HTTP, of up to 100 characters, each once";
            if (IsReserved(header.Name))
                return $"may not have {header.Name}, which is not the endpoint's own";
            if (header.Value.ValueKind != JsonValueKind.String || !Value().IsMatch(header.Value.GetString()!))
                return $"must have a text of 1 to 4000 printable ASCII characters as {header.Name}, without spaces around it";
        }

        return null;
    }

    private static bool IsReserved(string name) =>
        Reserved.Contains(name) || ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\A[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[\x21-\x7e]([\x20-\x7e]{0,3998}[\x21-\x7e])?\z")]
    private static partial Regex Value();
}
