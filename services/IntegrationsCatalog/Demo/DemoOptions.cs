using System.ComponentModel.DataAnnotations;

namespace Icaro.IntegrationsCatalog.Demo;

/// <summary>The sample platform to show the system with. Nothing is configured where there is none.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    [Required]
    public required Uri PlatformUrl { get; init; }

    /// <summary>The platform's own: it recognizes our webhooks by it.</summary>
    [Required]
    public required string WebhookToken { get; init; }

    /// <summary>The platform's own too, with <c>whsec_</c> or without.</summary>
    [Required]
    public required string SigningSecret { get; init; }
}
