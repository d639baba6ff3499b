namespace Icaro.Egress;

/// <summary>A stored secret is for the origin (RFC 6454) that it was given for, and for no other.</summary>
public static class WebOrigin
{
    /// <returns>False also when one of them is no absolute URL.</returns>
    public static bool IsSame(string? url, string? other) =>
        Uri.TryCreate(url, UriKind.Absolute, out var one) && Uri.TryCreate(other, UriKind.Absolute, out var two)
        && (one.Scheme, one.IdnHost, one.Port) == (two.Scheme, two.IdnHost, two.Port);
}
