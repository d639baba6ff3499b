namespace Icaro.IntegrationsCatalog.Partners.ProjectIntegrations;

/// <summary>Reads the address of an integration, and its credentials.</summary>
internal static class EndpointFields
{
    private const int MaxLength = 2048;

    public static string? WebAddress(this BodyCheck check, JsonElement owner, string name)
    {
        if (check.Text(owner, name, MaxLength) is not { } text)
            return null;

        using var place = check.At(name);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            check.Fail("is not an absolute http or https URL");
        else if (url.UserInfo is not "")
            check.Fail("contains a user name or password");
        else
            return text;
        return null;
    }

    /// <returns>The address of the tenant, without a path.</returns>
    public static string? Domain(this BodyCheck check, JsonElement owner, string name)
    {
        if (check.Text(owner, name, MaxLength) is not { } text)
            return null;

        using var place = check.At(name);
        var address = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        if (Uri.TryCreate(address, UriKind.Absolute, out var url)
            && url is { Scheme: "http" or "https", UserInfo: "", PathAndQuery: "/", Fragment: "" })
            return url.GetLeftPart(UriPartial.Authority);

        check.Fail("is not a host such as tenant.cumulocity.com");
        return null;
    }

    /// <summary>Accepts what Basic authentication can transmit.</summary>
    /// <param name="forbidden">Characters that end this part of the credentials.</param>
    public static string? LoginPart(this BodyCheck check, JsonElement owner, string name, string forbidden)
    {
        if (check.Text(owner, name, maxLength: 200) is not { } text)
            return null;

        using var place = check.At(name);
        if (text is "")
            check.Fail("is empty");
        else if (text.AsSpan().ContainsAny(forbidden) || text.Any(char.IsControl))
            check.Fail($"contains {string.Join(" or ", forbidden.Select(one => $"{one}").Append("control characters"))}");
        else
            return text;
        return null;
    }
}
