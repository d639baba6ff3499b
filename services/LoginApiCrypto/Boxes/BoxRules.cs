namespace Icaro.LoginApiCrypto.Boxes;

/// <summary>The rules between the fields of a box.</summary>
internal static class BoxRules
{
    public static FieldCheck Validate(Box box)
    {
        var hasSalts = LapiVersion.TryParse(box.Version, out var version) && version.Has(LapiVersion.Salts);
        var check = new FieldCheck()
            .Version(box.Version)
            .Check(!box.Unsalted || !box.Encrypted, nameof(box.Unsalted), "is for clear messages, and encrypted is on")
            .Check(!box.Unsalted || !hasSalts, nameof(box.Unsalted), "is for versions before 2.0")
            .Check(
                box.Unsalted || box.Encrypted || hasSalts,
                nameof(box.Unsalted),
                "is required for clear messages before version 2.0, which have no salt")
            .Check(
                version.Has(LapiVersion.Newest) || !box.PmsInputs.Exists(PmsInput.OfNewest.Contains),
                nameof(box.PmsInputs),
                $"has one of {string.Join(", ", PmsInput.OfNewest)}, which need version {LapiVersion.Newest}")
            .Check(box.LapiName != box.SiName, nameof(box.SiName), "is the same as lapi_name");
        return box.Decision == DecisionKind.Platform
            ? check
                .Check(!string.IsNullOrEmpty(box.DecisionUrl), nameof(box.DecisionUrl), "is required for decision platform")
                .Check(!string.IsNullOrEmpty(box.DecisionSecret), nameof(box.DecisionSecret), "is required for decision platform")
                .DecisionSecret(box.DecisionSecret)
            : check;
    }
}
