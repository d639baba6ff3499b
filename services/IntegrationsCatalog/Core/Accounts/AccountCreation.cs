namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>POST /api/accounts: resellers with their subscription, customers and desks with their hotspot.</summary>
internal static class AccountCreation
{
    public static async Task<IResult> CreateAsync(
        JsonBody<NewAccount> body,
        TokenIdentity caller,
        CatalogDbContext db,
        HotspotChanges changes,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;
        if (!body.Value.MayBeMadeBy(caller))
            return ApiError.Unauthorized("Permission denied");

        return body.Value.IsReseller
            ? await CreateResellerAsync(body.Value, caller, db, time.GetUtcNow(), cancellationToken)
            : await CreateOfHotspotAsync(body.Value, caller, db, changes, time.GetUtcNow(), cancellationToken);
    }

    private static async Task<IResult> CreateResellerAsync(
        NewAccount request, TokenIdentity caller, CatalogDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Clients that offer no choice of plans send 0.
        var planId = request.SubscriptionPlanId is null or 0 ? SubscriptionPlan.Free : request.SubscriptionPlanId;
        if (await db.SubscriptionPlans.FindAsync([planId], cancellationToken) is not { } plan)
            return ApiError.BadRequest("subscription_plan_id is unknown");

        var account = request.ToAccount(caller.AccountId, now);
        db.Subscriptions.Add(Subscription.Start(account, plan, now));
        return await SaveAsync(account, () => db.SaveChangesAsync(cancellationToken));
    }

    private static async Task<IResult> CreateOfHotspotAsync(
        NewAccount request,
        TokenIdentity caller,
        CatalogDbContext db,
        HotspotChanges changes,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (await db.Hotspots.FindAsync([request.HotspotId], cancellationToken) is not { } hotspot || !hotspot.IsManagedBy(caller))
            return ApiError.Unauthorized("This hotspot is not yours");

        var account = request.ToAccount(hotspot.AccountId, now);
        db.Accounts.Add(account);
        return await SaveAsync(account, () => changes.SaveAsync(hotspot.Id, cancellationToken));
    }

    private static async Task<IResult> SaveAsync(Account account, Func<Task> save)
    {
        try
        {
            await save();
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return CreatedAnswer.Conflict("account already exists");
        }

        return CreatedAnswer.Created(account.Id);
    }
}
