namespace Icaro.Import;

/// <param name="File">The dump, which is decompressed if its name ends in <c>.gz</c>.</param>
/// <param name="IsDryRun">Reports the changes without making them.</param>
internal sealed record ImportOptions(string File, bool IsDryRun)
{
    public const string Usage = """
        ./icaro import FILE [--dry-run]
            FILE        the SQL file that mysqldump or mariadb-dump wrote of Icaro's database; .gz is unpacked
            --dry-run   report what would be imported, and leave the catalog as it is
        """;

    /// <returns>Null for invalid arguments.</returns>
    public static ImportOptions? Parse(IReadOnlyList<string> arguments)
    {
        var files = arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
        var options = arguments.Except(files).ToList();
        return files is [var file] && options is [] or ["--dry-run"] ? new(file, options is not []) : null;
    }
}
