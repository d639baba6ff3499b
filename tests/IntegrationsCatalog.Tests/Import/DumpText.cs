namespace Icaro.IntegrationsCatalog.Tests.Import;

/// <summary>Dumps as text.</summary>
internal static class DumpText
{
    /// <returns>The rows of <c>units</c>.</returns>
    public static List<DumpRow> Read(string sql, int buffer = 16) => Read(Encoding.UTF8.GetBytes(sql), buffer);

    /// <inheritdoc cref="Read(string, int)"/>
    public static List<DumpRow> Read(byte[] sql, int buffer = 16) =>
        [.. new DumpReader(new SqlText(new MemoryStream(sql), buffer), table => table.Name == "units").ReadRows()];

    /// <summary>As mysqldump does it.</summary>
    public static string Escape(string text) => text.Aggregate(new StringBuilder(), (escaped, character) => character switch
    {
        '\0' => escaped.Append("\\0"),
        '\n' => escaped.Append("\\n"),
        '\r' => escaped.Append("\\r"),
        '\x1a' => escaped.Append("\\Z"),
        '\\' or '\'' or '"' => escaped.Append(CultureInfo.InvariantCulture, $"\\{character}"),
        _ => escaped.Append(character),
    }).ToString();
}
