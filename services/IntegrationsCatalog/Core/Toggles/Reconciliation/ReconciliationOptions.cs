using System.ComponentModel.DataAnnotations;

namespace Icaro.IntegrationsCatalog.Core.Toggles.Reconciliation;

/// <summary>The section <c>Reconciliation</c>.</summary>
internal sealed class ReconciliationOptions
{
    public const string Section = "Reconciliation";

    /// <summary>How long a platform may take to accept a toggle before the dispatcher is asked about it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan AskAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often unconfirmed toggles are searched for, and asked about again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(10);
}

[OptionsValidator]
internal sealed partial class ReconciliationOptionsValidator : IValidateOptions<ReconciliationOptions>;
