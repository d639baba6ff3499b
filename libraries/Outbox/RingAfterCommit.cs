using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Icaro.Outbox;

/// <summary>Rings for every commit: a ring for an empty outbox costs one look, a missed one costs the sweep's interval.</summary>
internal sealed class RingAfterCommit(OutboxBell bell) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => bell.Ring();

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        bell.Ring();
        return Task.CompletedTask;
    }
}
