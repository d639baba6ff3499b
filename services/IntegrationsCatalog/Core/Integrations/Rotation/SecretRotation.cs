namespace Icaro.IntegrationsCatalog.Core.Integrations.Rotation;

/// <summary>Replaces signing secrets so that no receiver has to follow at the very moment.</summary>
internal static class SecretRotation
{
    /// <summary>More signatures than these in one header help nobody.</summary>
    private const int MaxRetiring = 4;

    /// <param name="overlap">How long the old secret signs beside the new one; zero ends it, and those before it, at once.</param>
    /// <returns>False when as many secrets as there may be are retiring already.</returns>
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
