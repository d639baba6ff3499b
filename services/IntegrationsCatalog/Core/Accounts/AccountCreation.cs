namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>Creates admins, resellers with their subscription, and customers and desks of a hotspot.</summary>
internal sealed class AccountCreation(
    CatalogDbContext db, HotspotChanges changes, QuotaGuard quotas, PasswordHasher passwords, TimeProvider time)
{
    public Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> CreateAsync(
        NewAccount request, TokenIdentity caller, CancellationToken cancellationToken) => request.Type switch
        {
            AccountTypes.Admin => CreateAdminAsync(request, caller, cancellationToken),
            AccountTypes.Reseller => CreateResellerAsync(request, caller, cancellationToken),
            _ => CreateOfHotspotAsync(request, caller, cancellationToken),
        };

    private async Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> CreateAdminAsync(
        NewAccount request, TokenIdentity caller, CancellationToken cancellationToken)
    {
        var password = await passwords.HashAsync(request.Password!, cancellationToken);
        var account = request.ToAccount(caller.AccountId, password, time.GetUtcNow());
        db.Accounts.Add(account);
        return await SaveAsync(account, db.SaveChangesAsync(cancellationToken));
    }

    private async Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> CreateResellerAsync(
        NewAccount request, TokenIdentity caller, CancellationToken cancellationToken)
    {
        // Clients without a choice of plans send 0.
        var planId = request.SubscriptionPlanId is null or 0 ? SubscriptionPlan.Free : request.SubscriptionPlanId;
        if (await db.SubscriptionPlans.FindAsync([planId], cancellationToken) is not { } plan)
            return ApiError.BadRequest("subscription_plan_id is unknown");

        var password = await passwords.HashAsync(request.Password!, cancellationToken);
        var account = request.ToAccount(caller.AccountId, password, time.GetUtcNow());
        db.Subscriptions.Add(Subscription.Start(account, plan, time.GetUtcNow()));
        return await SaveAsync(account, db.SaveChangesAsync(cancellationToken));
    }

    private async Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> CreateOfHotspotAsync(
        NewAccount request, TokenIdentity caller, CancellationToken cancellationToken)
    {
        if (await db.Hotspots.FindAsync([request.HotspotId], cancellationToken) is not { } hotspot || !hotspot.IsManagedBy(caller))
            return ApiError.Unauthorized("This hotspot is not yours");

        var password = await passwords.HashAsync(request.Password!, cancellationToken);
        var account = request.ToAccount(hotspot.AccountId, password, time.GetUtcNow());
        db.Accounts.Add(account);
        return await SaveAsync(account, changes.SaveAsync(hotspot.Id, HasRoomAsync, cancellationToken));

        async Task<bool> HasRoomAsync()
        {
            await quotas.RequireRoomAsync(CoreQuotas.Accounts, hotspot.Id, cancellationToken);
            return true;
        }
    }

    private static async Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> SaveAsync(
        Account account, Task saved)
    {
        try
        {
            await saved;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return CreatedResponse.Conflict("account already exists");
        }

        return CreatedResponse.Created(account.Id);
    }
}
