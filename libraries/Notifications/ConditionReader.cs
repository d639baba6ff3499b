namespace Icaro.Notifications;

/// <summary>Reads all sources. One that fails hides the conditions of no other.</summary>
internal sealed partial class ConditionReader(IEnumerable<IConditionSource> sources, ILogger<ConditionReader> logger)
{
    /// <returns>One condition for each subject, and whether all sources could be read.</returns>
    public async Task<(IReadOnlyList<Condition> Conditions, bool IsComplete)> ReadAsync(CancellationToken cancellationToken)
    {
        List<Condition> conditions = [];
        var isComplete = true;
        foreach (var source in sources)
        {
            try
            {
                conditions.AddRange(await source.ReadAsync(cancellationToken));
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                isComplete = false;
                Log.Unread(logger, source.GetType().Name, failure.GetBaseException().Message);
            }
        }

        return ([.. conditions.DistinctBy(condition => condition.Subject)], isComplete);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Source} cannot be read: {Reason}")]
        public static partial void Unread(ILogger logger, string source, string reason);
    }
}
