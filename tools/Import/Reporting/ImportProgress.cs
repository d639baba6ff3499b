namespace Icaro.Import.Reporting;

/// <summary>Shows how far the import is.</summary>
/// <param name="HasRead">Is called with the number of bytes that have been read.</param>
/// <param name="Begins">Is called for each step of the import.</param>
internal sealed record ImportProgress(Action<long> HasRead, Action<string> Begins)
{
    private static readonly ImportProgress Hidden = new(_ => { }, _ => { });

    /// <summary>On a terminal only: elsewhere its lines would be in the way of the report.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="length">The number of bytes to read; 0 if it is not known.</param>
    /// <param name="import">The import.</param>
    public static Task<ImportReport> ShowAsync(IAnsiConsole console, long length, Func<ImportProgress, Task<ImportReport>> import) =>
        console.Profile.Out.IsTerminal
            ? console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(progress => import(On(progress, length)))
            : import(Hidden);

    private static ImportProgress On(ProgressContext progress, long length)
    {
        var reading = progress.AddTask("Reading", maxValue: Math.Max(length, 1));
        reading.IsIndeterminate = length == 0;
        var writing = progress.AddTask("Importing", autoStart: false, maxValue: Importer.StepCount);
        return new(
            bytes => reading.Value = bytes,
            what =>
            {
                reading.StopTask();
                writing.StartTask();
                writing.Description = $"Importing {what}";
                writing.Increment(1);
            });
    }
}
