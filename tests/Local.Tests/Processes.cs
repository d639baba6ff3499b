namespace Icaro.Local.Tests;

/// <summary>Finds processes by their working directory, which every descendant of a server inherits.</summary>
internal static class Processes
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static IEnumerable<string> Within(string folder) =>
        Directory.EnumerateDirectories("/proc")
            .Where(process => WorkingDirectory(process)?.StartsWith(folder, StringComparison.Ordinal) == true);

    public static async Task EndWithinAsync(string folder, CancellationToken cancellationToken)
    {
        while (Within(folder).Any())
            await Task.Delay(Poll, cancellationToken);
    }

    private static string? WorkingDirectory(string process)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
