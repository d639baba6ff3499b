using System.IO.Compression;
using Npgsql;

namespace Icaro.Import;

/// <summary>Reads a dump, imports it, and reports the result. Every error is one line.</summary>
internal sealed class ImportCommand(Importer importer, IAnsiConsole console)
{
    private const int Done = 0;
    private const int RowsSkipped = 1;
    private const int Failed = 2;

    /// <returns>The exit code: 0 when every row is imported, 1 when some are omitted, 2 when none is imported.</returns>
    public async Task<int> RunAsync(ImportOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var report = await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(progress => ImportAsync(options, progress, cancellationToken));
            ReportTable.Write(report, options.IsDryRun, console);
            return report.IsComplete ? Done : RowsSkipped;
        }
        catch (Exception fault) when (fault is DumpException or ImportConflictException or IOException or InvalidDataException
            or UnauthorizedAccessException or InvalidOperationException or NpgsqlException or DbUpdateException
            or OperationCanceledException)
        {
            console.MarkupLineInterpolated($"[red]Nothing was imported.[/] {fault.GetBaseException().Message}");
            return Failed;
        }
    }

    private async Task<ImportReport> ImportAsync(ImportOptions options, ProgressContext progress, CancellationToken cancellationToken)
    {
        var reading = progress.AddTask("Reading");
        var writing = progress.AddTask("Importing", maxValue: Importer.StepCount);
        var dump = await Task.Run(() => Read(options.File, reading, cancellationToken), cancellationToken);
        var report = await importer.ImportAsync(
            dump,
            options.IsDryRun,
            what =>
            {
                writing.Description = $"Importing {what}";
                writing.Increment(1);
            },
            cancellationToken);
        writing.Description = "Importing";
        return report;
    }

    private static IcaroDump Read(string path, ProgressTask reading, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20);
        reading.MaxValue = Math.Max(1, file.Length);
        using var content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : (Stream)file;
        using var text = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        var dump = IcaroDump.Read(new SqlText(text), () => reading.Value = file.Position, cancellationToken);
        reading.Value = reading.MaxValue;
        return dump;
    }
}
