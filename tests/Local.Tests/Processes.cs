namespace Icaro.Local.Tests;

/// <summary>Finds processes by their working directory, which every descendant of a server inherits.</summary>
internal static class Processes
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static IEnumerable<string> Within(string folder) =>
        Directory.EnumerateDirectories("/proc")
            .Where(process => WorkingDirectory(process)?.StartsWith(folder, StringComparison.Ordinal) == true);

    /// <exception cref="OperationCanceledException">Some stay.</exception>
    public static async Task EndWithinAsync(string folder)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (Within(folder).Any())
            await Task.Delay(Poll, limit.Token);
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
