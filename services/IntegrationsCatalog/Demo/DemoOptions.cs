using System.ComponentModel.DataAnnotations;

namespace Icaro.IntegrationsCatalog.Demo;

/// <summary>The sample platform of the demo.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    [Required]
    public required Uri PlatformUrl { get; init; }

    /// <summary>The platform identifies our webhooks by it.</summary>
    [Required]
    public required string WebhookToken { get; init; }

    /// <summary>The platform verifies signatures with it. The prefix <c>whsec_</c> is optional.</summary>
    [Required]
    public required string SigningSecret { get; init; }
}
