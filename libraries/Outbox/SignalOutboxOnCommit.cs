using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Icaro.Outbox;

/// <summary>Wakes the relay after every commit. For an empty outbox that costs one query.</summary>
internal sealed class SignalOutboxOnCommit(AsyncSignal<OutboxMessage> signal) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => signal.Set();

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        signal.Set();
        return Task.CompletedTask;
    }
}
