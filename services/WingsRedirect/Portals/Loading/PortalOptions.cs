using System.ComponentModel.DataAnnotations;

namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>The section <c>Portals</c>.</summary>
internal sealed class PortalOptions
{
    public const string Section = "Portals";

    /// <summary>
    /// The folder of the copy of the portal data, from which a replica starts while the catalog is unavailable. Secrets in it are
    /// sealed.
    /// </summary>
    [Required]
    public string CopyDirectory { get; init; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "icaro");

    /// <summary>How often everything is read again, in case that a change was missed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReloadEvery { get; init; } = TimeSpan.FromMinutes(15);
}

[OptionsValidator]
internal sealed partial class PortalOptionsValidator : IValidateOptions<PortalOptions>;
