namespace Icaro.Import.Dumps;

/// <summary>What mysqldump or mariadb-dump wrote about itself into the dump, because its errors were sent there too.</summary>
internal static class DumpMessage
{
    private static readonly string[] Beginnings = ["mysqldump:", "mariadb-dump:"];

    /// <param name="word">Ends with the beginning when the message is in the middle of another word.</param>
    public static bool IsBegin(string word) => Array.Exists(Beginnings, beginning => word.EndsWith(beginning, StringComparison.Ordinal));

    /// <exception cref="DumpException">The text contains such a message.</exception>
    public static void Refuse(string content, long line)
    {
        foreach (var beginning in Beginnings)
        {
            if (content.IndexOf(beginning, StringComparison.Ordinal) is not (var start and >= 0))
                continue;

            var message = content[start..].Split('\n')[0].Trim();
            throw new DumpException(
                line, $"a message of the program that wrote the dump, '{message}': dump again, with errors sent elsewhere (2>dump.log)");
        }
    }
}
