namespace Icaro.Postgres;

/// <summary>Distinguishes what the database has refused from an unavailable database.</summary>
public static class DatabaseErrors
{
    /// <summary>Classes of SQLSTATE: connection, missing database, deadlock, resources, shutdown or start.</summary>
    private static readonly string[] UnavailableClasses = ["08", "3D", "40", "53", "57"];

    public static bool IsUniqueViolation(this DbUpdateException exception) => Has(exception, PostgresErrorCodes.UniqueViolation);

    public static bool IsForeignKeyViolation(this Exception exception) => Has(exception, PostgresErrorCodes.ForeignKeyViolation);

    public static bool IsDatabaseUnavailable(this Exception exception) => FromDatabase(exception) switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction } => true,
        PostgresException refusal => UnavailableClasses.Contains(refusal.SqlState[..2]),
        _ => true,
    };

    /// <summary>
    /// The data itself is at fault, so a repetition would be refused too: SQLSTATE's classes for values and constraints. An exception is a
    /// row whose partition was created at the same moment, a violation without a constraint name: the next attempt succeeds.
    /// </summary>
    public static bool IsDataRefused(this PostgresException refusal) =>
        refusal is { SqlState: ['2', '2' or '3', ..] } and not { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: null or "" };

    /// <summary>
    /// Whether some of the rows are at fault or locked, or cannot be read, so that a transaction without them may succeed.
    /// </summary>
    public static bool IsCausedByRows(this Exception exception) => FromDatabase(exception) switch
    {
        null => exception is not OperationCanceledException,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => true,
        PostgresException refusal => refusal.IsDataRefused(),
        _ => false,
    };

    /// <summary>Finds the database's exception, which EF wraps in others.</summary>
    internal static NpgsqlException? FromDatabase(this Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException fromDatabase)
                return fromDatabase;
        }

        return null;
    }

    private static bool Has(Exception exception, string sqlState) => FromDatabase(exception)?.SqlState == sqlState;
}
