using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Icaro.Postgres;

/// <summary>
/// PgBouncer gives the transactions of a session to different ones of the server. The services listen, hold advisory locks, prepare
/// statements and have settings of their own, so they refuse to start behind it.
/// </summary>
internal static class ConnectionPooler
{
    public static DatabaseRefusedException Refusal() => new(
        "a connection pooler such as PgBouncer is in front of it, and listening, locks and settings of a session would be lost. "
        + "The services have pools of their own: connect them to PostgreSQL directly");

    /// <summary>PgBouncer refuses settings in the start of a connection.</summary>
    public static bool IsRefusedByPooler(this Exception exception) => exception.FromDatabase() is PostgresException
    {
        SqlState: PostgresErrorCodes.ProtocolViolation,
    } refusal && refusal.MessageText.StartsWith("unsupported startup parameter", StringComparison.Ordinal);

    /// <summary>With ignore_startup_parameters, PgBouncer drops the settings of <see cref="PreparedStatements.In"/>.</summary>
    /// <exception cref="DatabaseRefusedException">The settings did not arrive.</exception>
    public static async Task RefusePoolerAsync(this DatabaseFacade database, CancellationToken cancellationToken)
    {
        var jit = await database.SqlQueryRaw<string>("SELECT current_setting('jit') AS \"Value\"").SingleAsync(cancellationToken);
        if (jit != "off")
            throw Refusal();
    }
}
