namespace Icaro.Benchmarks.Systems;

internal static class NpgsqlDataSourceExtensions
{
    /// <summary>For statements that write many rows: they may take minutes.</summary>
    public static async Task RunAsync(this NpgsqlDataSource database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
