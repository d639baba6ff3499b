namespace Icaro.Audit;

/// <summary>Tells the triggers on whose behalf a transaction changes something, and from where.</summary>
internal sealed class AuditActor(IHttpContextAccessor requests) : IDbTransactionInterceptor, ISaveChangesInterceptor
{
    private const string Sql = "SELECT set_config('icaro.account', $1, true), set_config('icaro.address', $2, true)";

    /// <summary>Also a single statement needs a transaction, which ends together with these settings.</summary>
    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (FindCaller() is not null)
            eventData.Context!.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return ValueTask.FromResult(result);
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (FindCaller() is { } caller)
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (result, Sql);
            Add(command, $"{caller.AccountId}");
            Add(command, $"{requests.HttpContext!.Connection.RemoteIpAddress}");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    /// <returns>Who sent the request; null for one that only reads, and outside of requests.</returns>
    private TokenIdentity? FindCaller() => requests.HttpContext is { } request && !HttpMethods.IsGet(request.Request.Method)
        ? request.Features.Get<TokenIdentity>()
        : null;

    private static void Add(DbCommand command, string value)
    {
        var parameter = command.CreateParameter();
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
