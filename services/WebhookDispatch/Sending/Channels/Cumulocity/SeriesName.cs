namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

internal static class SeriesName
{
    private const string Forbidden = ".,*[]()@$";
    private const char Instead = '_';

    /// <summary>Makes a name of fragments and series that Cumulocity takes: without whitespace and what paths are written with.</summary>
    public static string Of(string text) => text is ""
        ? Instead.ToString()
        : string.Create(text.Length, text, static (name, text) =>
        {
            for (var i = 0; i < name.Length; i++)
                name[i] = IsForbidden(text[i]) ? Instead : text[i];
        });

    private static bool IsForbidden(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || Forbidden.Contains(c, StringComparison.Ordinal);
}
