namespace Icaro.Import.Importing;

/// <summary>Imports the operator's plans, and the subscriptions.</summary>
internal static class SubscriptionImport
{
    private static readonly string[] TakenOfPlans =
    [
        nameof(SubscriptionPlan.Code), nameof(SubscriptionPlan.Name), nameof(SubscriptionPlan.Description),
        nameof(SubscriptionPlan.Price), nameof(SubscriptionPlan.Period), nameof(SubscriptionPlan.IncludedSms),
        nameof(SubscriptionPlan.MaxUnits), nameof(SubscriptionPlan.AdvancedReport), nameof(SubscriptionPlan.WingsCustomization),
        nameof(SubscriptionPlan.SocialAnalytics),
    ];

    public static async Task ImportPlansAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.SubscriptionPlans.ToDictionaryAsync(plan => plan.Id, cancellationToken);
        foreach (var row in run.Dump["subscription_plans"])
        {
            var here = known.GetValueOrDefault(row.Id);
            run.Put(
                row,
                here,
                new SubscriptionPlan
                {
                    Id = row.Id,
                    Code = row.Text("code"),
                    Name = row.Text("name"),
                    Description = row.Text("description", here?.Description),
                    Price = row.Amount("price", here?.Price),
                    Period = row.Number("period", here?.Period),
                    IncludedSms = row.Number("included_sms", here?.IncludedSms),
                    MaxUnits = row.Number("max_units", here?.MaxUnits),
                    AdvancedReport = row.Flag("advanced_report", here?.AdvancedReport),
                    WingsCustomization = row.Flag("wings_customization", here?.WingsCustomization),
                    SocialAnalytics = row.Flag("social_analytics", here?.SocialAnalytics),
                },
                TakenOfPlans);
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Resellers without a subscription in the dump get the free plan, which limits their units.</summary>
    public static async Task ImportSubscriptionsAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var known = await run.Db.Subscriptions.Include(row => row.Account).ToDictionaryAsync(row => row.AccountId, cancellationToken);
        var plans = await run.Db.SubscriptionPlans.ToDictionaryAsync(plan => plan.Id, cancellationToken);
        var wanted = run.Dump["subscriptions"].ToLookup(row => row.Number("account_id"));
        var resellers = run.Dump["accounts"].Select(row => row.Id).ToHashSet();
        var report = run.Report.Of("subscriptions");

        foreach (var reseller in await run.Db.Accounts.Where(row => row.Type == "reseller").ToListAsync(cancellationToken))
        {
            if (!resellers.Contains(reseller.Id))
                continue;
            if (known.ContainsKey(reseller.Id))
            {
                report.Keep();
                continue;
            }

            var row = wanted[reseller.Id].LastOrDefault();
            var planId = row?.Number("subscription_plan_id") ?? SubscriptionPlan.Free;
            var plan = plans.GetValueOrDefault(planId) ?? plans[SubscriptionPlan.Free];
            run.Db.Add(Subscription.Start(reseller, plan, run.Now, row?.Time("valid_from"), row?.Time("valid_until")));
            report.Add();
        }

        await run.Db.SaveChangesAsync(cancellationToken);
    }
}
