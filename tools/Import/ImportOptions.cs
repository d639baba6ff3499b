namespace Icaro.Import;

/// <param name="File">The dump; <see cref="StandardInput"/> for the standard input.</param>
internal sealed record ImportOptions(string File)
{
    public const string StandardInput = "-";

    public const string Usage = """
        ./icaro import FILE [--dry-run] [--partial] [--database NAME]
            FILE             the SQL file that mysqldump or mariadb-dump wrote of Icaro's database, also packed by gzip or xz; - reads the
                             standard input
            --dry-run        report what would be imported, and leave the catalog as it is
            --partial        import a dump that has broken off, as far as it goes
            --database NAME  which database of a dump with several
        """;

    /// <summary>Reports the changes without making them.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Imports a dump that is not whole.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Null for the only one.</summary>
    public string? Database { get; init; }

    public bool Chooses(string database) => Database is null || Database == database;

    /// <returns>Null for invalid arguments.</returns>
    public static ImportOptions? Parse(IReadOnlyList<string> arguments)
    {
        ImportOptions options = new("");
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--dry-run":
                    options = options with { IsDryRun = true };
                    break;
                case "--partial":
                    options = options with { IsPartial = true };
                    break;
                case "--database" when i + 1 < arguments.Count:
                    options = options with { Database = arguments[++i] };
                    break;
                case var file when options.File is "" && !file.StartsWith("--", StringComparison.Ordinal):
                    options = options with { File = file };
                    break;
                default:
                    return null;
            }
        }

        return options.File is "" ? null : options;
    }
}
