namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>What must hold between the fields of a box.</summary>
internal static class BoxRules
{
    /// <returns>What is wrong, as a sentence for the operator; null when nothing is.</returns>
    public static string? FindFault(Box box)
    {
        if (!LapiVersion.TryParse(box.Version, out var version))
            return "version is not one such as 2.1";
        if (box.Unsalted && box.Encrypted)
            return "unsalted is for clear messages, and encrypted is on";
        if (box.Unsalted && version.Has(LapiVersion.Salts))
            return "unsalted is for versions before 2.0";
        if (!box.Unsalted && !box.Encrypted && !version.Has(LapiVersion.Salts))
            return "clear messages before version 2.0 have no salt: set unsalted, or encrypted";
        if (box.LapiName == box.SiName)
            return "si_name is the same as lapi_name";
        if (box.Decision == DecisionKind.Platform && (string.IsNullOrEmpty(box.DecisionUrl) || string.IsNullOrEmpty(box.DecisionSecret)))
            return "decision platform needs decision_url and decision_secret";
        return null;
    }
}
