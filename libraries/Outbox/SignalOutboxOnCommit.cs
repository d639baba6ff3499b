using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Icaro.Outbox;

/// <summary>Rings for every commit: a ring for an empty outbox costs one look, a missed one costs the sweep's interval.</summary>
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
