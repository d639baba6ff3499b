using Npgsql;

namespace Icaro.Import;

/// <summary>Reads a dump, imports it, and reports the result. Every error is one line.</summary>
internal sealed class ImportCommand(Importer importer, IAnsiConsole console)
{
    private const int Done = 0;
    private const int Incomplete = 1;
    private const int Failed = 2;

    /// <returns>
    /// The exit code: 0 when everything is imported, 1 when something is omitted or will not work, 2 when nothing is imported.
    /// </returns>
    public async Task<int> RunAsync(ImportOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = Open(options.File);
            var report = await ImportProgress.ShowAsync(
                console,
                file.CanSeek ? file.Length : 0,
                progress => ImportAsync(file, options, progress, cancellationToken));
            ReportTable.Write(report, options.IsDryRun, console);
            return report.IsComplete ? Done : Incomplete;
        }
        catch (Exception fault) when (fault is DumpException or ImportConflictException or IOException
            or UnauthorizedAccessException or InvalidOperationException or NpgsqlException or DbUpdateException
            or OperationCanceledException)
        {
            // Not by the console, which would break long lines.
            console.Profile.Out.Writer.WriteLine($"Nothing was imported. {fault.GetBaseException().Message}");
            return Failed;
        }
    }

    private static Stream Open(string file) => file == ImportOptions.StandardInput
        ? Console.OpenStandardInput()
        : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);

    private async Task<ImportReport> ImportAsync(
        Stream file, ImportOptions options, ImportProgress progress, CancellationToken cancellationToken)
    {
        await using var content = await PackedText.OpenAsync(file, cancellationToken);
        var text = new SqlText(content);
        var dump = await Task.Run(() => IcaroDumpReader.Read(text, options, ShowPosition, cancellationToken), cancellationToken);
        return await importer.ImportAsync(dump, options.IsDryRun, progress.Begins, cancellationToken);

        void ShowPosition() => progress.HasRead(file.CanSeek ? file.Position : 0);
    }
}
