using System.ComponentModel.DataAnnotations;

namespace Icaro.WingsRedirect.Flows;

/// <summary>The section <c>Wings</c>.</summary>
internal sealed class FlowOptions
{
    public const string Section = "Wings";

    /// <summary>The longest duration of a flow. A state of an older flow leads only back to the portal.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FlowLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after that a proof can be verified.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ProofLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long the verification of a proof waits for the catalog. A guest waits for the response, so a catalog that does not answer is
    /// given up soon.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ProofRecordTimeout { get; init; } = TimeSpan.FromSeconds(1);
}

[OptionsValidator]
internal sealed partial class FlowOptionsValidator : IValidateOptions<FlowOptions>;

internal static class FlowExtensions
{
    public static void AddFlows(this IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<FlowOptions, FlowOptionsValidator>(FlowOptions.Section);
        builder.Services.AddPublicUrl();
        builder.Services.AddSingleton<States>();
        builder.Services.AddSingleton<OpenStates>();
    }
}
