using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The rule for names, which become host names, folders and parts of environment variables.</summary>
internal static partial class ResourceName
{
    private const int MaximumLength = 64;

    public static void Validate(string name)
    {
        if (name.Length > MaximumLength || !Pattern().IsMatch(name))
        {
            throw new ArgumentException(
                $"'{name}' is no resource name: it starts with a letter, has letters, digits and single hyphens, and at most 64 of them.",
                nameof(name));
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    private static partial Regex Pattern();
}
