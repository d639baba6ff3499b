using System.ComponentModel.DataAnnotations;

namespace Icaro.Audit;

public static class AuditExtensions
{
    /// <summary>Names the account of a request in the entries, and drops old entries.</summary>
    public static void AddAudit<TContext>(this IServiceCollection services)
        where TContext : DbContext
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<AuditActor>();
        services.ConfigureDbContext<TContext>(
            (provider, options) => options.AddInterceptors(provider.GetRequiredService<AuditActor>()));
        services.AddValidatedOptions<AuditOptions, AuditOptionsValidator>(AuditOptions.Section);
        services.AddDailyTables<TContext>(provider =>
            [new(AuditEntry.Table, "occurred_at", provider.GetRequiredService<IOptions<AuditOptions>>().Value.KeepFor)]);
    }
}

/// <summary>The section <c>Audit</c>.</summary>
internal sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>How long entries are kept.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(365);
}

[OptionsValidator]
internal sealed partial class AuditOptionsValidator : IValidateOptions<AuditOptions>;
