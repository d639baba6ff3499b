using System.ComponentModel.DataAnnotations;
using ValidationResult = System.ComponentModel.DataAnnotations.ValidationResult;

namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>The section <c>Rotation</c>.</summary>
internal sealed class RotationOptions : IValidatableObject
{
    public const string Section = "Rotation";

    /// <summary>How long a replaced signing secret also signs, unless the request says otherwise.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The longest overlap that a request may ask for.</summary>
    public TimeSpan MaxOverlap { get; set; } = TimeSpan.FromDays(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Overlap < TimeSpan.Zero)
            yield return new("Rotation:Overlap must not be negative");
        if (MaxOverlap < Overlap)
            yield return new("Rotation:MaxOverlap must not be shorter than Rotation:Overlap");
    }
}

[OptionsValidator]
internal sealed partial class RotationOptionsValidator : IValidateOptions<RotationOptions>;

/// <summary>Replaces signing secrets without interrupting receivers that still know the old one.</summary>
internal static class SecretRotation
{
    /// <summary>Limits the signatures in one header.</summary>
    private const int MaxRetiring = 4;

    /// <param name="overlap">How long the old secret also signs. Zero ends it, and all older secrets, at once.</param>
    /// <returns>False when <see cref="MaxRetiring"/> secrets are retiring already.</returns>
    public static bool TryRotate(this Integration integration, KeyRing keys, DateTimeOffset now, TimeSpan overlap)
    {
        if (overlap == TimeSpan.Zero)
        {
            integration.RetiringSecrets = [];
        }
        else
        {
            RetiringSecret[] retiring = [.. integration.RetiringSecrets.Where(secret => secret.ValidUntil > now)];
            if (retiring.Length == MaxRetiring)
                return false;

            var replaced = keys.Seal(integration.SigningSecret, SealPurpose.SigningSecret);
            integration.RetiringSecrets = [new() { SealedSecret = replaced, ValidUntil = now + overlap }, .. retiring];
        }

        integration.SigningSecret = SigningSecret.Create();
        return true;
    }
}
