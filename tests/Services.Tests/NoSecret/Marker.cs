namespace Icaro.Services.Tests.NoSecret;

/// <summary>A secret that must be found nowhere, in none of the forms in which texts and bytes are written down.</summary>
internal sealed record Marker(string Name, string Secret)
{
    /// <returns>The forms in which the text holds the secret.</returns>
    public IEnumerable<string> FindIn(string text) => Forms().Where(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Forms()
    {
        var bytes = Encoding.UTF8.GetBytes(Secret);
        yield return Secret;
        yield return Uri.EscapeDataString(Secret);
        yield return Convert.ToHexStringLower(bytes);
        // What base64 makes of it depends on what is before and behind: the characters that do not are enough.
        for (var before = 0; before < 3; before++)
        {
            var whole = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            yield return whole[(before == 0 ? 0 : before + 1)..^2];
        }
    }
}
