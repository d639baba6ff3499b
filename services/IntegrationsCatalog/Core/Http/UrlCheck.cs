using System.Runtime.CompilerServices;

namespace Icaro.IntegrationsCatalog.Core.Http;

internal static class UrlCheck
{
    private const int MaxLength = 2048;

    /// <summary>Accepts an absolute http or https URL without a user name, or an empty string for none.</summary>
    public static FieldCheck Url(this FieldCheck check, string? value, [CallerArgumentExpression(nameof(value))] string field = "")
    {
        check.Optional(value, MaxLength, field);
        if (string.IsNullOrEmpty(value) || check.Fault is not null)
            return check;

        var isWebAddress = Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        return check
            .Check(isWebAddress, field, "is not an absolute http or https URL")
            .Check(!isWebAddress || url!.UserInfo is "", field, "contains a user name or password");
    }

    /// <summary>Accepts what this system may call. Anything but an absolute URL is left to <see cref="Url"/>.</summary>
    public static FieldCheck Callable(
        this FieldCheck check, string? value, EgressPolicy egress, [CallerArgumentExpression(nameof(value))] string field = "") =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && egress.FindFault(url) is { } fault
            ? check.Check(false, field, fault)
            : check;
}
